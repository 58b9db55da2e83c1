// GraphQL Yoga on Node's HTTP server.
const { createServer } = require('node:http')
const { createSchema, createYoga } = require('graphql-yoga')
const { typeDefs, resolvers, loaders } = require('./shared.cjs')

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  context: () => ({ loaders: loaders() }),
  logging: false,
})
createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1')
