-- Data of the benchmark, the same on every run. %(jobs)s is how many jobs; the rest follows.
-- Popularity is skewed: a few skills are asked for by many jobs, as in a real market.

insert into skills (id, slug, name, kind, domain, category, hours)
select md5('skill' || n)::uuid, 'skill-' || n, 'Skill ' || n, 'tool', 'domain ' || n % 10,
       'category ' || n % 100, '{20,60,120,240}'
from generate_series(1, 5000) n;

insert into companies (id, name, normalised)
select md5('company' || n)::uuid, 'Company ' || n, 'company ' || n
from generate_series(1, 2000) n;

insert into jobs (id, title, company_id, description, workplace, employment_type, level, city,
                  country, location_text, salary_min, salary_max, salary_currency, salary_period,
                  industry, min_years_experience, min_degree, posted_at, apply_url, status,
                  created_at, updated_at, skill_count, title_key, place_tags)
select md5('job' || n)::uuid,
       (array['Senior', 'Junior', 'Lead', 'Staff'])[1 + n % 4] || ' '
         || (array['data', 'platform', 'product', 'security', 'mobile'])[1 + n / 4 % 5] || ' '
         || (array['engineer', 'analyst', 'designer', 'manager', 'architect'])[1 + n / 20 % 5],
       md5('company' || 1 + (n * 7919) % 2000)::uuid,
       'Posting ' || n || '. ' || words.text,
       (array['onsite', 'hybrid', 'remote'])[1 + n % 3], 'full_time',
       (array['junior', 'mid', 'senior', 'lead'])[1 + n % 4],
       'City ' || n % 200, (array['DE', 'FR', 'US', 'GB', 'ES'])[1 + n % 5], 'City ' || n % 200,
       40000 + n % 50 * 1000, 60000 + n % 50 * 1500, 'EUR', 'year', 'industry ' || n % 30,
       n % 10, 'bachelor',
       timestamptz '2026-01-01' - n * interval '7 minutes', 'https://jobs.example/' || n, 'open',
       timestamptz '2026-01-01', timestamptz '2026-01-01', 0, 'title ' || n,
       array['city ' || n % 200]
from generate_series(1, %(jobs)s) n,
     lateral (select string_agg((array['build', 'own', 'design', 'measure', 'team', 'service',
                'customer', 'with', 'and', 'reliable', 'learn', 'ship', 'review', 'plan', 'data',
                'cloud'])[1 + (n * 31 + w * w * 7) % 16], ' ') as text
              from generate_series(1, 150 + n % 100) w) words;

insert into job_skills (job_id, skill_id, requirement, weight, mention)
select md5('job' || n)::uuid, md5('skill' || skill)::uuid,
       (array['required', 'preferred', 'bonus'])[1 + k % 3], (1 + k) / 20.0::real, 'skill ' || skill
from generate_series(1, %(jobs)s) n,
     generate_series(1, 12) k,
     lateral (select 1 + floor(5000 * power((hashint8(n * 13 + k) & 65535) / 65536.0, 3))::int
              as skill) pick
on conflict do nothing;

update jobs set skill_count = counted.n
from (select job_id, count(*) n from job_skills group by job_id) counted where id = job_id;

-- Jobs lie in the order in which they came, as they do where they come day by day.
cluster jobs using ix_jobs_posted_at;

insert into resources (id, title, provider, url, type, description, level_from, level_to, hours,
                       cost)
select md5('resource' || n)::uuid, 'Resource ' || n, 'Provider ' || n % 40,
       'https://learn.example/' || n, 'course', 'What it is about.', 1, 2, 10, 'free'
from generate_series(1, 10000) n;

insert into resource_skills (resource_id, skill_id, level_from, level_to)
select md5('resource' || n)::uuid, md5('skill' || 1 + (n * 7 + k * 1013) % 5000)::uuid, 1, 2
from generate_series(1, 10000) n, generate_series(1, 3) k
on conflict do nothing;
