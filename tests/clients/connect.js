// @connectrpc/connect-web, with types of protoc-gen-es; in Node and in a browser.
import { fromJson, toJson } from '@bufbuild/protobuf';
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-web';
import {
  ErrorInfoSchema,
  LocalizedMessageSchema,
} from './generated/google/rpc/error_details_pb.js';
import { Health, HealthCheckResponse_ServingStatus } from './generated/grpc/health/v1/health_pb.js';
import { AccountService } from './generated/motcua/v1/account_service_pb.js';
import { DossierService } from './generated/motcua/v1/dossier_service_pb.js';
import { StatisticsService } from './generated/motcua/v1/statistics_service_pb.js';

const services = { AccountService, DossierService, StatisticsService };

export function connectClient(baseUrl, useBinaryFormat) {
  const transport = createConnectTransport({ baseUrl, useBinaryFormat });
  return {
    async call(path, request, token) {
      const [service, name] = path.split('/');
      const method = services[service].methods.find((one) => one.name === name);
      const headers = token ? { authorization: `Bearer ${token}` } : {};
      const client = createClient(services[service], transport);
      const answer = await client[method.localName](fromJson(method.input, request), { headers });
      return toJson(method.output, answer, { alwaysEmitImplicit: true });
    },
    async *watch(signal) {
      const client = createClient(Health, transport);
      for await (const { status } of client.watch({}, { signal })) {
        yield HealthCheckResponse_ServingStatus[status];
      }
    },
    refusalOf(thrown) {
      const error = ConnectError.from(thrown);
      const [info] = error.findDetails(ErrorInfoSchema);
      const [localized] = error.findDetails(LocalizedMessageSchema);
      return { code: Code[error.code], reason: info?.reason, sentence: localized?.message };
    },
  };
}
