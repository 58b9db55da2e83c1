// LearnBot's GraphiQL: the API explorer that the server itself delivers.
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import '@graphiql/plugin-explorer/style.css';
import 'graphiql/style.css';
import './page.css';
import jobs from './examples/1-jobs.graphql';
import fits from './examples/2-fits.graphql';
import gaps from './examples/3-gaps.graphql';

const assets = new URL('.', import.meta.url);
const known = new Set(['json', 'graphql']);

globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    const name = known.has(label) ? label : 'editor';
    return new Worker(new URL(`workers/${name}.js`, assets));
  },
};

const url = new URL('/graphql', window.location.href);
const socket = new URL(url);
socket.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';

// The headers editor also feeds a subscription's connection_init: one token for both.
const fetcher = createGraphiQLFetcher({ url: url.href, subscriptionUrl: socket.href });

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={[HISTORY_PLUGIN, explorerPlugin()]}
    defaultTabs={[jobs, fits, gaps].map((query) => ({ query }))}
    defaultHeaders={'{\n  // "Authorization": "Bearer <accessToken of logIn>"\n}'}
    defaultEditorToolsVisibility="headers"
    // A token in localStorage outlives the visit: keep it in memory.
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
  />,
);
