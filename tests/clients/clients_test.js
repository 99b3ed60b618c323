// Clients that others wrote, against a server that clients_test.sh started: both ports by TLS. Each
// goes through the scenario; then all watch the server stop.
import assert from 'node:assert/strict';
import { createHash, webcrypto, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { connectClient } from './connect.js';
import { curlClient } from './curl.js';
import { grpcClient } from './grpc.js';
import { applicants, pageSize, scenario, watch } from './scenario.js';

globalThis.crypto ??= webcrypto; // of Node 18

const { GRPC, HTTP, SERVER, CHROMIUM, CA, CLIENT_KEY, CLIENT_CERTIFICATE } = process.env;
const { CLERK, SUPERVISOR, TOKEN } = process.env;
const ca = readFileSync(CA);
const people = {
  receiver: { name: 'tiepnhan', password: CLERK },
  reader: { name: 'giamsat', password: SUPERVISOR },
};
const byCookie = {
  receiver: { ...people.receiver, asCookie: true },
  reader: { ...people.reader, asCookie: true },
};
const software = (token) => ({ receiver: { token }, reader: people.reader });

const overHttp = {
  curl: curlClient(HTTP),
  'connect-web, JSON': connectClient(HTTP, false),
  'connect-web, binary': connectClient(HTTP, true),
};
const overGrpc = {
  'grpc-js': grpcClient(GRPC, { ca }),
  'grpc-js, with a certificate': grpcClient(GRPC, {
    ca,
    key: readFileSync(CLIENT_KEY),
    certificate: readFileSync(CLIENT_CERTIFICATE),
  }),
};

// A profile of its own, Vietnamese; of certificates that no authority signed it takes ours alone.
let browser;
let page;
before(async () => {
  const key = new X509Certificate(ca).publicKey.export({ type: 'spki', format: 'der' });
  const pin = createHash('sha256').update(key).digest('base64');
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--disable-gpu', '--disable-quic', `--ignore-certificate-errors-spki-list=${pin}`],
  });
  page = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
  await page.goto(HTTP);
});
after(async () => {
  await browser?.close();
  for (const client of Object.values(overGrpc)) client.close();
});
const inChromium = (who) =>
  page.evaluate(
    (people) => clients.scenario(clients.connectClient(location.origin, false), people),
    who,
  );
async function watchInChromium(tell) {
  await page.exposeFunction('tell', tell);
  return page.evaluate(() => clients.watch(clients.connectClient(location.origin, true), tell));
}

function judge(seen, account) {
  assert.equal(seen.account, account);
  assert.deepEqual(seen.received.map(({ name }) => name), applicants);
  for (const { code } of seen.received) assert.match(code, /^H44\.100-\d{6}-\d{4}$/);
  const walked = seen.pages.flat();
  assert.equal(new Set(walked).size, walked.length, 'each once');
  for (const { code } of seen.received) assert.ok(walked.includes(code), code);
  for (const one of seen.pages) assert.ok(one.length <= pageSize);
  assert.deepEqual(seen.report, { title: 'Tổng số tiếp nhận', receivedTotal: walked.length });
  assert.match(seen.refusal.code, /^permission_?denied$/i);
  assert.equal(seen.refusal.reason, 'ROLE_REQUIRED');
  assert.equal(
    seen.refusal.sentence,
    'Để xem báo cáo, cần vai trò: cán bộ xử lý, lãnh đạo đơn vị, người giám sát',
  );
  assert.deepEqual(seen.watched.states, ['SERVING']);
  assert.match(seen.watched.end, /^cancell?ed$/i);
}

// Ends when the server has noticed that nobody reads its streams any more.
async function streamsEnded() {
  for (;;) {
    const metrics = await (await fetch(`${HTTP}/metrics`)).text();
    if (/^motcua_http_streams 0$/m.test(metrics)) return;
  }
}

for (const [name, client] of Object.entries(overHttp)) {
  test(`${name}, with a token`, async () => {
    judge(await scenario(client, people), 'tiepnhan');
    await streamsEnded();
  });
}
test('connect-web in Chromium, with a token', async () => {
  judge(await inChromium(people), 'tiepnhan');
  await streamsEnded();
});
test('connect-web in Chromium, with a cookie that scripts do not see', async () => {
  const seen = await inChromium(byCookie);
  judge(seen, 'tiepnhan');
  assert.equal(seen.token, '');
  assert.equal(await page.evaluate(() => document.cookie), '');
  const [cookie] = await page.context().cookies();
  assert.equal(cookie.name, '__Host-motcua');
});
// As people do it: the page's own form, posted by the browser, without a script.
test('the page to sign in, in Chromium', async () => {
  const context = await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false });
  const visitor = await context.newPage();
  const posted = async (path) => {
    const answer = visitor.waitForResponse(
      (one) => one.request().method() === 'POST' && new URL(one.url()).pathname === path,
    );
    await visitor.click(`form[action="${path}"] button`);
    return (await answer).status();
  };
  await visitor.goto(`${HTTP}/sign-in`);
  assert.equal(await visitor.title(), 'Một cửa – Đăng nhập / Sign in');
  await visitor.fill('input[name=name]', people.reader.name);
  await visitor.fill('input[name=password]', people.reader.password);
  assert.equal(await posted('/sign-in'), 303);
  const greeting = visitor.locator('main', { has: visitor.locator('form[action="/sign-out"]') });
  assert.match(await greeting.textContent(), /: Lê Thị Mẫu \(giamsat\)/);
  assert.deepEqual((await context.cookies()).map(({ name }) => name), ['__Host-motcua']);
  assert.equal(await posted('/sign-out'), 303);
  await visitor.locator('form[action="/sign-in"] input[name=password]').waitFor();
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});
test('grpc-js, with a token', async () => {
  judge(await scenario(overGrpc['grpc-js'], people), 'tiepnhan');
});
test("grpc-js, with a service's token", async () => {
  judge(await scenario(overGrpc['grpc-js'], software(TOKEN)), 'congdvc');
});
test('grpc-js, with a client certificate', async () => {
  judge(await scenario(overGrpc['grpc-js, with a certificate'], software()), 'truc');
});

// The last: the server is gone after it.
test('all hear that the server stops, and their streams end', async () => {
  const watchers = [...Object.values(overHttp), ...Object.values(overGrpc)];
  const watched = [];
  const begin = (watching) =>
    new Promise((begun) => watched.push(watching(begun).finally(begun)));
  const begun = watchers.map((client) => begin((tell) => watch(client, tell)));
  await Promise.all([...begun, begin(watchInChromium)]);
  process.kill(Number(SERVER));
  for (const one of await Promise.all(watched)) {
    assert.deepEqual(one, { states: ['SERVING', 'NOT_SERVING'], end: 'of itself' });
  }
});
