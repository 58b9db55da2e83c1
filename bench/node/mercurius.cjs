// Mercurius on Fastify, with queries compiled from their first use on.
const Fastify = require('fastify')
const mercurius = require('mercurius')
const { typeDefs, resolvers, loaders } = require('./shared.cjs')

const app = Fastify()
app.register(mercurius, {
  schema: typeDefs,
  resolvers,
  jit: 1,
  context: () => ({ loaders: loaders() }),
})
app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
