// A provider of identities on loopback: whoever gives a name is who that name says. Its issuer is not
// its address, as with some real ones.
import http from 'node:http'
import { generateKeyPairSync } from 'node:crypto'
import Provider from 'oidc-provider'

export const issuer = 'https://dinh-danh.example'
export const client = { client_id: 'mot-cua', client_secret: 'Bi-Mat-Cua-Ung-Dung:+&2026' }
export const redirect = 'http://localhost/sign-in/return' // as if a proxy were before motcuad

const jwk = (kid, pair) => ({ ...pair.privateKey.export({ format: 'jwk' }), kid, use: 'sig' })

// Down until it is told to be up: then each connection is closed at once.
export async function startProvider() {
  const provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [redirect] }],
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    cookies: { keys: ['invented'] },
    jwks: { keys: [jwk('rsa', generateKeyPairSync('rsa', { modulusLength: 2048 }))] },
    pkce: { required: () => true },
  })
  let isUp = false
  const server = http.createServer(provider.callback())
  server.on('connection', (socket) => isUp || socket.destroy())
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    setUp: (up) => {
      isUp = up
      if (!up) server.closeAllConnections()
    },
    close: () => server.close(() => {}) && server.closeAllConnections(),
  }
}
