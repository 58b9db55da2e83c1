"""Skills that are certificates, licences and degrees: someone has one, or hasn't."""

from domain.skills.values import Level, SkillId

# What a credential counts for once it is there: no resume says how well it is held.
HELD_AT = Level.ADVANCED

_SLUGS = """
acca advanced-life-support alcohol-serving-licence apics-certification ase-certification
asq-certification assessor-qualification aws-certification bar-admission basic-life-support
beauty-licences cambridge-english-certificate cams capm care-certificates ccna ccnp ceh cfa cfp
chainsaw-certificate chartered-accountant childcare-credentials cima cipd cips cisa-certification
cissp commercial-drivers-license comptia-a cpa cpcs-card csp-certification dele driver-cpc
electrician-licence finra-licences first-aid-at-work food-hygiene-certificate forklift-licence
goethe-zertifikat google-cloud-certification hazardous-waste-certificates hospitality-certificates
ihk-qualifications insurance-licence interpreter-certification ipma-certification istqb
kubernetes-certifications medical-licence microsoft-certifications nate-certification nebosh
notary-commission nursing-degree nvq oscp paralegal-certificate pediatric-advanced-life-support
pesticide-licence plumbing-licence pmi-acp pmp professional-engineer-licence
qualified-teacher-status real-estate-license registered-nurse remote-pilot-licence
security-licence shrm-certification site-safety-passports six-sigma-black-belt
six-sigma-green-belt tefl travel-certificates twic-card welding-certification
"""
CREDENTIALS: frozenset[SkillId] = frozenset(_SLUGS.split())
