"""Enums of accounts and of partners' keys."""

from domain.accounts.values import Role
from domain.keys.values import ApiKeyScope
from schema.described import enum

enum(
    Role,
    {
        Role.USER: "A person, who sees and changes what is theirs.",
        Role.ADMIN: "An operator, who may also run sources, keep the catalogue and make API keys.",
    },
    description="What an account may do.",
)
enum(
    ApiKeyScope,
    {
        ApiKeyScope.ASSESSMENTS_WRITE: "Record results of the partner's tests, and take them back.",
        ApiKeyScope.SKILLS_READ: "Search, normalise and extract skills.",
    },
    description="What an API key may do beyond public reads.",
)
