// @grpc/grpc-js, with the protos themselves by @grpc/proto-loader.
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';

const definition = loader.loadSync(
  [
    'motcua/v1/account_service.proto',
    'motcua/v1/dossier_service.proto',
    'motcua/v1/statistics_service.proto',
    'grpc/health/v1/health.proto',
    'google/rpc/status.proto',
    'google/rpc/error_details.proto',
  ],
  { includeDirs: [process.env.PROTOS], defaults: true, enums: String, longs: String },
);
const { motcua, grpc: standard } = grpc.loadPackageDefinition(definition);

export function grpcClient(address, { ca, key, certificate }) {
  const credentials = grpc.credentials.createSsl(ca, key, certificate);
  const stubs = {};
  for (const name of ['AccountService', 'DossierService', 'StatisticsService']) {
    stubs[name] = new motcua.v1[name](address, credentials);
  }
  const health = new standard.health.v1.Health(address, credentials);
  return {
    call(path, request, token) {
      const [service, method] = path.split('/');
      const metadata = new grpc.Metadata();
      if (token) metadata.set('authorization', `Bearer ${token}`);
      return new Promise((answer, refuse) => {
        stubs[service][method](request, metadata, (error, response) =>
          error ? refuse(error) : answer(response),
        );
      });
    },
    async *watch(signal) {
      const stream = health.Watch({});
      signal?.addEventListener('abort', () => stream.cancel());
      for await (const { status } of stream) yield status;
    },
    refusalOf(error) {
      const [bytes] = error.metadata.get('grpc-status-details-bin');
      const status = bytes && definition['google.rpc.Status'].deserialize(bytes);
      const found = {};
      for (const { type_url: url, value } of status?.details ?? []) {
        const type = url.slice(url.indexOf('/') + 1);
        found[type] = definition[type].deserialize(value);
      }
      return {
        code: grpc.status[error.code],
        reason: found['google.rpc.ErrorInfo']?.reason,
        sentence: found['google.rpc.LocalizedMessage']?.message,
      };
    },
    close() {
      for (const stub of [...Object.values(stubs), health]) stub.close();
    },
  };
}
