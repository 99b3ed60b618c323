// The script of the page that clients_test.js opens in Chromium; bundled by esbuild.
import { connectClient } from './connect.js';
import { scenario, watch } from './scenario.js';

globalThis.clients = { connectClient, scenario, watch };
