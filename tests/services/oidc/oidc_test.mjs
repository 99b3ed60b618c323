// Signing in by a provider of identities, from end to end: motcuad as it is used, a real provider, and
// a browser as one that has no scripts.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync, chmodSync, openSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import { Browser } from './browser.mjs'
import { client, issuer, redirect, startProvider } from './provider.mjs'

const [motcuad, motcua] = process.argv.slice(2)
const work = mkdtempSync(join(tmpdir(), 'motcua-oidc-'))
const data = join(work, 'data')
const config = join(work, 'motcuad.toml')
const secretFile = join(work, 'secret')
const subjects = { lan: '079000000001', binh: '079000000002', stranger: '079000000009' }
let provider, server, site, grpc

function run(program, words, environment = {}) {
  const env = { ...process.env, HOME: work, MOTCUA_LANG: 'en', ...environment }
  const done = spawnSync(program, words, { env, encoding: 'utf8', input: '' })
  return { code: done.status, text: done.stdout + done.stderr, last: done.stdout.trim().split('\n').at(-1) }
}
function account(name, ...flags) {
  const made = run(motcuad, ['account', 'create', name, '--data', data, '--config', config, ...flags])
  assert.equal(made.code, 0, made.text)
  return made.last
}

async function start() {
  const log = openSync(join(work, 'log'), 'a')
  server = spawn(motcuad, ['--data', data, '--config', config, '--trial'], { stdio: ['ignore', 'pipe', log] })
  let said = ''
  for await (const bytes of server.stdout) {
    said += bytes
    if (said.includes('\n')) break
  }
  const found = /ready on (\S+) and (\S+)/.exec(said)
  assert.ok(found, said + readFileSync(join(work, 'log'), 'utf8'))
  ;[, grpc, site] = found
}

before(async () => {
  provider = await startProvider()
  writeFileSync(secretFile, client.client_secret + '\n', { mode: 0o600 })
  writeFileSync(config, [
    'grpc = "127.0.0.1:0"',
    'http = "127.0.0.1:0"',
    `oidc_issuer = "${issuer}"`,
    `oidc_discovery = "${provider.address}/.well-known/openid-configuration"`,
    `oidc_client_id = "${client.client_id}"`,
    `oidc_client_secret_file = "${secretFile}"`,
    `oidc_redirect = "${redirect}"`,
    'oidc_name = "Cổng định danh"', ''].join('\n'))
})
after(async () => {
  provider?.close()
  if (server) {
    const gone = new Promise((done) => server.once('exit', done))
    server.kill('SIGTERM')
    await gone
  }
  rmSync(work, { recursive: true, force: true })
})

// Goes to the provider and comes back as that subject; the last answer is ours.
async function signInAs(browser, subject, path = '/sign-in/provider') {
  let answer = await browser.visit(site + path)
  assert.equal(answer.status, 302, answer.body)
  for (let steps = 0; steps < 20; ++steps) {
    if (answer.location?.startsWith(redirect)) {
      const back = site + new URL(answer.location).pathname + new URL(answer.location).search
      return { back, ...(await browser.visit(back, { isFromElsewhere: true })) }
    }
    const action = /<form[^>]* action="([^"]+)"/.exec(answer.body)?.[1]
    const hidden = [...answer.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    const form = Object.fromEntries(hidden.map(([, name, value]) => [name, value]))
    if (form.prompt === 'login') Object.assign(form, { login: subject, password: 'x' })
    assert.ok(answer.location || action, `${answer.status} ${answer.body}`)
    answer = answer.location ? await browser.visit(answer.location) : await browser.visit(action, { form })
  }
  assert.fail('the provider asks on and on')
}
async function call(browser, method, message = {}) {
  const answer = await fetch(`${site}/motcua.v1.${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'connect-protocol-version': '1',
      origin: site,
      cookie: `motcua=${browser.cookie(site, 'motcua')}`,
    },
    body: JSON.stringify(message),
  })
  return { status: answer.status, ...(await answer.json()) }
}
const publish = (browser) => call(browser, 'CatalogueService/PublishCatalogue', {
  units: [{ code: 'H1', name: 'Xã Mẫu', level: 'COMMUNE' }],
})
const reasonOf = (answer) => answer.details?.map((one) => one.debug?.reason).find(Boolean) ?? answer.message

const lan = new Browser()

test('the secret is kept from others, and the keys belong together', () => {
  chmodSync(secretFile, 0o644)
  const open = run(motcuad, ['--data', data, '--config', config])
  assert.equal(open.code, 2)
  assert.match(open.text, /oidc_client_secret_file: .*0600/)
  chmodSync(secretFile, 0o600)
  for (const [lines, expected] of [
    ['oidc_issuer = "https://a.example"', /all of oidc_issuer, oidc_client_id/],
    ['oidc_name = "x"', /all of oidc_issuer/],
    [`oidc_issuer = "http://a.example"\noidc_client_id = "x"\noidc_client_secret_file = "${secretFile}"\n` +
      'oidc_redirect = "https://b.example/sign-in/return"', /'oidc_discovery': expected an https address/],
    [`oidc_issuer = "https://a.example"\noidc_client_id = "x"\noidc_client_secret_file = "${secretFile}"\n` +
      'oidc_redirect = "https://b.example/elsewhere"', /path \/sign-in\/return/],
  ]) {
    const bad = join(work, 'bad.toml')
    writeFileSync(bad, lines + '\n')
    const refused = run(motcuad, ['--data', data, '--config', bad])
    assert.equal(refused.code, 2)
    assert.match(refused.text, expected)
  }
})

test('accounts are made offline, with a subject and no password', async () => {
  const nobody = run(motcuad, ['account', 'create', 'lan', '--data', data, '--subject', subjects.lan])
  assert.equal(nobody.code, 2)
  assert.match(nobody.text, /oidc_issuer/)
  const password = account('quantri', '--trial', '--grant', 'account_manager')
  assert.match(account('lan', '--officer', 'Trần Thị Lan', '--grant', 'publisher', '--subject', subjects.lan),
    /lan signs in by Cổng định danh/)
  assert.match(run(motcuad, ['account', 'create', 'binh', '--data', data, '--config', config, '--subject', subjects.lan]).text,
    /no other account's/)
  account('binh', '--officer', 'Lê Văn Bình', '--subject', subjects.binh)
  subjects.password = password
  await start()
})

test('while the provider is down passwords still sign in, and the page says so', async () => {
  const local = new Browser()
  const down = await local.visit(`${site}/sign-in/provider`)
  assert.equal(down.status, 503)
  assert.match(down.body, /Chưa liên lạc được với Cổng định danh/)
  const inside = await local.visit(`${site}/sign-in`, { form: { name: 'quantri', password: subjects.password } })
  assert.equal(inside.status, 303)
  assert.equal((await call(local, 'AccountService/WhoAmI')).account.name, 'quantri')
  provider.setUp(true)
})

test('the provider brings somebody back, and a session begins', async () => {
  assert.match((await lan.visit(`${site}/sign-in`)).body, /Đăng nhập bằng Cổng định danh/)
  const home = await signInAs(lan, subjects.lan)
  assert.equal(home.status, 200, home.body)
  assert.match(home.body, /http-equiv="refresh" content="0;url=\/sign-in"/)
  assert.match((await lan.visit(`${site}/sign-in`)).body, /Trần Thị Lan/)
  const who = await call(lan, 'AccountService/WhoAmI')
  assert.equal(who.account.name, 'lan')
  assert.equal(who.account.issuer, issuer)
  assert.equal(who.account.subject, '***001')
  assert.ok(!who.isSteppedUp)

  const again = await lan.visit(home.back, { isFromElsewhere: true })
  assert.equal(again.status, 400, 'a return is taken once')
})

test('what is grave asks to prove it again, at the provider', async () => {
  assert.equal(reasonOf(await publish(lan)), 'STEP_UP_REQUIRED')
  const before = lan.cookie(site, 'motcua')
  const home = await signInAs(lan, subjects.lan, '/sign-in/provider?step_up=1')
  assert.equal(home.status, 200, home.body)
  assert.notEqual(lan.cookie(site, 'motcua'), before)
  assert.ok((await call(lan, 'AccountService/WhoAmI')).isSteppedUp)
  const published = await publish(lan)
  assert.equal(published.status, 200, reasonOf(published))
})

test('a step-up as somebody else leaves the session as it was', async () => {
  const binh = new Browser()
  assert.equal((await signInAs(binh, subjects.binh)).status, 200)
  const other = await signInAs(binh, subjects.lan, '/sign-in/provider?step_up=1')
  assert.equal(other.status, 401)
  const who = await call(binh, 'AccountService/WhoAmI')
  assert.equal(who.account.name, 'binh')
  assert.ok(!who.isSteppedUp)
})

test('whom nobody knows here is refused in the words of any failed sign-in', async () => {
  const stranger = new Browser()
  const refused = await signInAs(stranger, subjects.stranger)
  assert.equal(refused.status, 401)
  assert.equal(stranger.cookie(site, 'motcua'), undefined)
  const wrong = await stranger.visit(`${site}/sign-in`, { form: { name: 'lan', password: '' } })
  assert.equal(wrong.status, 401)
  const words = (answer) => /<p role="alert">.*?<\/p>/.exec(answer.body)?.[0]
  assert.ok(words(refused), refused.body)
  assert.equal(words(wrong), words(refused))
})

test('another browser brings nothing back', async () => {
  const victim = new Browser()
  const attacker = new Browser()
  const sent = attacker.visit.bind(attacker)
  let back
  attacker.visit = async (address, options) => {
    if (!address.startsWith(`${site}/sign-in/return`)) return sent(address, options)
    back = address
    return { status: 0, body: '' }
  }
  await signInAs(attacker, subjects.binh)
  await victim.visit(`${site}/sign-in/provider`)
  assert.equal((await victim.visit(back, { isFromElsewhere: true })).status, 400)
  assert.equal(victim.cookie(site, 'motcua'), undefined)
})

test('a manager says who somebody is, and may take it back', async () => {
  const as = (...words) => run(motcua, ['--server', grpc, ...words], { MOTCUA_PASSWORD: subjects.password, MOTCUA_CODE: '' })
  assert.equal(as('login', 'quantri').code, 0)
  const set = as('account', 'set-subject', 'binh', '--subject', '079000000003')
  assert.equal(set.code, 0, set.text)
  assert.equal((await signInAs(new Browser(), subjects.binh)).status, 401)
  assert.equal((await signInAs(new Browser(), '079000000003')).status, 200)
  assert.equal(as('account', 'disable', 'binh').code, 0)
  assert.equal((await signInAs(new Browser(), '079000000003')).status, 401)
})

test('the log tells who came, and keeps secrets', () => {
  const log = readFileSync(join(work, 'log'), 'utf8')
  assert.match(log, /event=provider_failed source="127.0.0.1" reason="[^"]+"/)
  assert.match(log, /event=signed_in account="lan"/)
  assert.match(log, /event=stepped_up account="lan"/)
  for (const kept of [client.client_secret, ...Object.values(subjects), '079000000003']) {
    assert.ok(!log.includes(kept))
  }
})
