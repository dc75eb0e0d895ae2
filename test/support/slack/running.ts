// Is the server's HTTP side up, busy, quiet, down?
import type { Server } from 'node:http';

/** Listens on a free port of this machine; gives the port. */
export async function listen(http: Server): Promise<number> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Counts the requests that are under way. */
export function countRequests(http: Server): () => number {
  let underWay = 0;
  http.on('request', (_, response) => {
    underWay += 1;
    response.on('close', () => {
      underWay -= 1;
    });
  });
  return () => underWay;
}

/** Resolves after twenty turns of the event loop in a row in which nothing was under way. */
export async function settleTurns(isIdle: () => boolean): Promise<void> {
  for (let turns = 0; turns < 20; turns = isIdle() ? turns + 1 : 0) await new Promise((resolve) => setImmediate(resolve));
}

/** Takes no more requests and ends those that are under way. */
export async function shut(http: Server): Promise<void> {
  const closed = new Promise((resolve) => http.close(resolve));
  http.closeAllConnections();
  await closed;
}
