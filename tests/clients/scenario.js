// What every client does, in messages as JSON has them, whatever carries them. It judges nothing:
// what it saw goes back to clients_test.js, from a browser, too.
const unit = 'H44.100';
const procedure = '1.004222';
export const pageSize = 3;
export const applicants = ['Nguyễn Văn Mẫu', 'Trần Thị Mẫu', 'Lê Đình Mẫu', 'Đặng Ỷ Mẫu'];

// A client is here: `call(method, request, token)` answers or throws, `watch(signal)` iterates over
// the states of the server's health, `refusalOf(error)` reads what was thrown.
//
// Without a password whoever asks is software, with its token or its certificate.
async function enter(client, { name, password, token, asCookie = false }) {
  if (!password) return token;
  return (await client.call('AccountService/SignIn', { name, password, asCookie })).token;
}

async function receive(client, token) {
  const received = [];
  for (const name of applicants) {
    const { dossier } = await client.call(
      'DossierService/ReceiveDossier',
      { requestId: crypto.randomUUID(), unit, procedure, channel: 'DIRECT', applicant: { name } },
      token,
    );
    received.push({ code: dossier.code, name: dossier.applicant.name });
  }
  return received;
}

async function walk(client, token) {
  const pages = [];
  let pageToken = '';
  do {
    const request = { unit, pageSize, pageToken };
    const page = await client.call('DossierService/ListDossiers', request, token);
    pages.push(page.dossiers.map((dossier) => dossier.code));
    pageToken = page.nextPageToken;
  } while (pageToken);
  return pages;
}

async function readReport(client, token) {
  const year = new Date().getFullYear();
  const request = { report: 'form-06a', unit, from: `${year - 1}-01-01`, to: `${year + 1}-12-31` };
  const { table } = await client.call('StatisticsService/RunReport', request, token);
  const column = table.columns.findIndex(({ name }) => name === 'received_total');
  return { title: table.columns[column].title, receivedTotal: table.totals.cells[column].count };
}

// Reports are for officers, heads and supervisors.
async function beRefused(client, token) {
  try {
    return await readReport(client, token);
  } catch (error) {
    return client.refusalOf(error);
  }
}

// `tell` hears each state as it comes; it may abort the signal.
export async function watch(client, tell, signal) {
  const states = [];
  try {
    for await (const state of client.watch(signal)) {
      states.push(state);
      tell(state);
    }
    return { states, end: 'of itself' };
  } catch (error) {
    return { states, end: client.refusalOf(error).code };
  }
}

export async function scenario(client, { receiver, reader }) {
  const receiverToken = await enter(client, receiver);
  const { account } = await client.call('AccountService/WhoAmI', {}, receiverToken);
  const received = await receive(client, receiverToken);
  const pages = await walk(client, receiverToken);
  const refusal = await beRefused(client, receiverToken);
  const report = await readReport(client, await enter(client, reader));
  const leaving = new AbortController();
  const watched = await watch(client, () => leaving.abort(), leaving.signal);
  return { account: account.name, token: receiverToken, received, pages, refusal, report, watched };
}
