// Apollo Server on its own HTTP server.
const { ApolloServer } = require('@apollo/server')
const { startStandaloneServer } = require('@apollo/server/standalone')
const { typeDefs, resolvers, loaders } = require('./shared.cjs')

const server = new ApolloServer({ typeDefs, resolvers })
startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: Number(process.env.PORT) },
  context: async () => ({ loaders: loaders() }),
})
