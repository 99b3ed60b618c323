// curl: JSON in, JSON out. Tokens and passwords go in by its standard input, not as arguments.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const options = ['--silent', '--no-buffer', '--fail-with-body', '--config', '-', '--cacert'];

// `body`: as a configuration of curl's has it, quoted.
function curl(url, headers, body) {
  const child = spawn('curl', [...options, process.env.CA, url], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = headers.map((header) => `header = "${header}"`);
  child.stdin.end([...lines, `data-binary = ${body}`].join('\n'));
  return { output: child.stdout, closed: once(child, 'close'), kill: () => child.kill() };
}

export function curlClient(baseUrl) {
  return {
    async call(path, request, token) {
      const headers = ['content-type: application/json'];
      if (token) headers.push(`authorization: Bearer ${token}`);
      const body = JSON.stringify(JSON.stringify(request));
      const { output, closed } = curl(`${baseUrl}/motcua.v1.${path}`, headers, body);
      const answer = JSON.parse(await text(output));
      if ((await closed)[0] !== 0) throw answer;
      return answer;
    },
    async *watch(signal) {
      const headers = ['content-type: application/connect+json'];
      const envelope = `"@${process.env.ENVELOPE}"`;
      const url = `${baseUrl}/grpc.health.v1.Health/Watch`;
      const { output, closed, kill } = curl(url, headers, envelope);
      signal?.addEventListener('abort', kill);
      let told = '';
      let states = [];
      for await (const bytes of output) {
        const before = states.length;
        told += bytes;
        states = [...told.matchAll(/"status":"(\w+)"/g)];
        for (const [, state] of states.slice(before)) yield state;
      }
      const [exitCode, killedBy] = await closed;
      if (killedBy) throw { code: 'canceled' };
      const error = told.match(/{"error":(.+)}$/);
      if (error) throw JSON.parse(error[1]);
      if (exitCode !== 0) throw { code: `curl ended with ${exitCode}` };
    },
    refusalOf(error) {
      const debug = (type) => error.details?.find((one) => one.type === type)?.debug;
      return {
        code: error.code,
        reason: debug('google.rpc.ErrorInfo')?.reason,
        sentence: debug('google.rpc.LocalizedMessage')?.message,
      };
    },
  };
}
