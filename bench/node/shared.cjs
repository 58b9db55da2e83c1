// The part of LearnBot's schema that the benchmark asks for, with hand-written, prepared SQL behind
// dataloaders: what Apollo, Yoga and Mercurius serve alike.
const { readFileSync } = require('node:fs')
const path = require('node:path')
const DataLoader = require('dataloader')
const pg = require('pg')

const url = new URL(process.env.DATABASE_URL)
const pool = new pg.Pool({ connectionString: url.href, max: 10, idleTimeoutMillis: 0 })
// Every connection prepares a named statement once.
const rows = async (name, text, values) => (await pool.query({ name, text, values })).rows

const publicId = (prefix, uuid) => `${prefix}_${uuid.replaceAll('-', '')}`
const key = (id) => id.slice(id.lastIndexOf('_') + 1)
const upper = (text) => (text === null ? null : text.toUpperCase())
const moment = (date) => date.toISOString().replace('.000Z', 'Z')

const JOB = `id, title, company_id as "companyId", description, workplace,
  employment_type as "employmentType", level, city, country, apply_url as "applyUrl",
  posted_at as "postedAt"`

const one = (name, text) =>
  new DataLoader(async (ids) => {
    const found = new Map((await rows(name, text, [ids])).map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  })

const many = (name, text) =>
  new DataLoader(async (ids) => {
    const found = new Map(ids.map((id) => [id, []]))
    for (const row of await rows(name, text, [ids])) found.get(row.parent).push(row)
    return ids.map((id) => found.get(id))
  })

exports.loaders = () => ({
  company: one('companies', 'select id, name from companies where id = any($1::uuid[])'),
  skill: one('skills', 'select id, name from skills where id = any($1::uuid[])'),
  skills: many(
    'job_skills',
    `select job_id as parent, skill_id as "skillId", weight from job_skills
     where job_id = any($1::uuid[]) order by weight desc, skill_id`,
  ),
  resources: new DataLoader(
    async (keys) => {
      const found = keys.map(() => [])
      const asked = [keys.map((one) => one.id), keys.map((one) => one.first)]
      for (const row of await rows('resources', RESOURCES, asked)) found[row.place - 1].push(row)
      return found
    },
    { cacheKeyFn: (one) => `${one.id}:${one.first}` },
  ),
})

const RESOURCES = `select asked.place::int, r.title, r.provider, r.url
  from unnest($1::uuid[], $2::int[]) with ordinality asked(key, first, place)
  cross join lateral (
    select r.title, r.provider, r.url from resource_skills rs
    join resources r on r.id = rs.resource_id
    where rs.skill_id = asked.key and r.status = 'active'
    order by rs.level_from, r.hours, r.id limit asked.first
  ) r order by asked.place`

exports.typeDefs = readFileSync(path.join(__dirname, 'schema.graphql'), 'utf8')

exports.resolvers = {
  Query: {
    job: async (_, { id }) =>
      (await rows('job', `select ${JOB} from jobs where id = $1`, [key(id)]))[0] ?? null,
    jobs: async (_, { first }) => ({
      nodes: await rows(
        'jobs',
        `select ${JOB} from jobs where status = 'open' order by posted_at desc, id desc limit $1`,
        [first],
      ),
    }),
  },
  Job: {
    id: (job) => publicId('job', job.id),
    workplace: (job) => upper(job.workplace),
    employmentType: (job) => upper(job.employmentType),
    level: (job) => upper(job.level),
    postedAt: (job) => moment(job.postedAt),
    company: (job, _, { loaders }) => loaders.company.load(job.companyId),
    skills: (job, _, { loaders }) => loaders.skills.load(job.id),
  },
  Company: { id: (company) => publicId('company', company.id) },
  JobSkill: { skill: (asked, _, { loaders }) => loaders.skill.load(asked.skillId) },
  Skill: {
    id: (skill) => publicId('skill', skill.id),
    resources: (skill, { first }, { loaders }) => loaders.resources.load({ id: skill.id, first }),
  },
}
