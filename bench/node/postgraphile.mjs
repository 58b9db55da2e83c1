// PostGraphile: the schema that it makes of the database by itself, with simplified names.
import { createServer } from 'node:http'
// PostGraphile 5 wants Node 22: this is what it lacks on 20.
Promise.withResolvers ??= function () {
  let resolve, reject
  const promise = new Promise((yes, no) => ([resolve, reject] = [yes, no]))
  return { promise, resolve, reject }
}
const { postgraphile } = await import('postgraphile')
const { grafserv } = await import('postgraphile/grafserv/node')
const { makePgService } = await import('postgraphile/adaptors/pg')
const { PostGraphileAmberPreset } = await import('postgraphile/presets/amber')

const preset = {
  extends: [PostGraphileAmberPreset],
  // Orders by what has an index alone, unless it is told not to look.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      poolConfig: { max: 10 },
    }),
  ],
  schema: { defaultBehavior: '+list -connection' },
  grafserv: { graphiql: false, watch: false },
}
const server = createServer()
server.on('error', console.error)
const serve = postgraphile(preset).createServ(grafserv)
await serve.addTo(server)
server.listen(Number(process.env.PORT), '127.0.0.1')
