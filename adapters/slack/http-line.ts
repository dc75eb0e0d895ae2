// How does Slack speak to us over HTTP? On a port of ours, every request signed; Bolt's receiver checks that.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { HTTPReceiver } from '@slack/bolt';
import type { Logger } from '../../src/logger.ts';
import { sayCannotListen } from './closing.ts';
import { GOODBYE, type Line } from './line.ts';

/** What is needed for it. */
export type HttpLineOptions = {
  readonly receiver: HTTPReceiver;
  readonly logger: Logger;
  readonly port: number;
  /** left out: all addresses of this machine */
  readonly host?: string | undefined;
};

/** A port on which Slack speaks to us; which it is stands in the log. */
export function createHttpLine({ receiver, logger, port, host }: HttpLineOptions): Line {
  let close = async () => {};
  return {
    async open() {
      try {
        const server = await receiver.start({ port, ...(host !== undefined && { host }) });
        reportUnsigned(server, logger);
        if (!server.listening) await once(server, 'listening');
        const address = server.address();
        logger.info('slack-listening', { port: typeof address === 'object' && address !== null ? address.port : port });
        close = async () => {
          const stopped = receiver.stop();
          server.closeIdleConnections();
          await Promise.race([stopped, wait(GOODBYE)]);
          server.closeAllConnections();
        };
      } catch (error) {
        throw sayCannotListen(error, port);
      }
    },
    close: () => close(),
  };
}

/**
 * Says in the log that requests are refused for their signatures: a wrong signing secret looks to people like a bot that sleeps.
 * Once, until a request is taken again: anybody can send bad ones, as many as they like.
 */
function reportUnsigned(server: Pick<Server, 'on'>, logger: Logger): void {
  let isSaid = false;
  server.on('request', (_request, response) => {
    response.once('finish', () => {
      if (response.statusCode === 401 && !isSaid) logger.warn('slack-signature-refused', { setting: 'SLACK_SIGNING_SECRET' });
      if (response.statusCode === 401 || response.statusCode === 200) isSaid = response.statusCode === 401;
    });
  });
}
