// A server on this machine in place of the hub: files by their path below it, and what was asked for.
import { createServer, type Server, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** What is answered for a path: bytes, a redirect with the checksum that the hub would give, or anything by hand. */
export type HubAnswer =
  | string
  | Uint8Array
  | { readonly redirect: string; readonly sha256?: string }
  | { readonly status: number }
  | ((response: ServerResponse) => void);

/** Starts a server that ends with the test. Whatever is not named is answered with 404. To be called inside a test. */
export async function startHub(
  answers: Readonly<Record<string, HubAnswer>>,
): Promise<{ readonly address: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    asked.push(path);
    answer(response, answers[path] ?? { status: 404 });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${portOf(server)}`, asked };
}

/** An address on this machine at which nobody listens: that of a server which has just ended. */
export async function unheard(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

function portOf(server: Server): number {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port');
  return bound.port;
}

function answer(response: ServerResponse, what: HubAnswer): void {
  if (typeof what === 'function') what(response);
  else if (typeof what === 'string' || what instanceof Uint8Array) {
    response.writeHead(200, { 'content-length': Buffer.byteLength(what) }).end(what);
  } else if ('redirect' in what) {
    response.writeHead(302, { location: what.redirect, ...(what.sha256 && { 'x-linked-etag': `"${what.sha256}"` }) }).end();
  } else response.writeHead(what.status).end();
}

/** The files of a model under its name, as the hub has them; more or others can be put over them. */
export function hubFiles(name: string, files: Readonly<Record<string, HubAnswer>>): Record<string, HubAnswer> {
  return Object.fromEntries(Object.entries(files).map(([path, what]) => [`${name}/resolve/main/${path}`, what]));
}
