// How does a workspace install the app by itself? What Bolt's HTTP receiver needs for OAuth; client.ts hands it over.
import type { ServerResponse } from 'node:http';
import type { HTTPReceiverOptions, Installation } from '@slack/bolt';
import type { Clock } from '../../src/clock.ts';
import { systemCode } from '../../src/errors.ts';
import type { Logger } from '../../src/logger.ts';
import type { Store } from '../../src/state/store.ts';
import { createStateStore, STATE_LIFE } from './install-state.ts';
import { createInstallStore } from './installs.ts';
import { failurePage, type Page, successPage } from './oauth-pages.ts';
import { neededScopes, type Switch } from './surface.ts';

/** Where an installation begins, below the app's address. */
export const INSTALL_PATH = '/slack/install';
/** Where Slack sends people back to; the manifest names it. */
export const REDIRECT_PATH = '/slack/oauth_redirect';

/** What is needed for it. */
export type OauthOptions = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly store: Pick<Store, 'installs' | 'deliveries' | 'secret' | 'forgetSpace'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** what is switched on; left out: nothing */
  readonly switches?: readonly Switch[] | undefined;
  /** how Slack's Web API is reached; left out: as Bolt does by itself */
  readonly clientOptions?: NonNullable<HTTPReceiverOptions['installerOptions']>['clientOptions'];
};

/** The parts of Bolt's options that are about OAuth. */
export type OauthReceiverOptions = Required<
  Pick<HTTPReceiverOptions, 'clientId' | 'clientSecret' | 'installationStore' | 'scopes' | 'installerOptions'>
>;

/** For `new HTTPReceiver({ signingSecret, …, ...createOauthOptions(given) })`. */
export function createOauthOptions(given: OauthOptions): OauthReceiverOptions {
  const { clientId, clientSecret, store, clock, logger, switches = [], clientOptions } = given;
  const scopes = [...neededScopes(switches)];
  return {
    clientId,
    clientSecret,
    scopes,
    installationStore: createInstallStore(store),
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      // Slack's own consent page follows at once: it says all that a page of ours could.
      directInstall: true,
      stateStore: createStateStore({ store, clock, install: { scopes } }),
      stateCookieExpirationSeconds: STATE_LIFE / 1000,
      ...(clientOptions !== undefined && { clientOptions }),
      callbackOptions: {
        success(installation: Installation, _options, _request, response) {
          logger.info('slack-app-installed');
          show(response, successPage({ app: installation.appId, team: installation.team?.id }));
        },
        failure(error, _options, _request, response) {
          const page = failurePage(error);
          const isFault = page.status >= 500;
          const code = systemCode(error);
          if (isFault) logger.error('slack-installation-failed', { code }, error);
          else logger.info('slack-installation-refused', { code });
          show(response, page);
        },
      },
    },
  };
}

function show(response: ServerResponse, { status, html }: Page): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'referrer-policy': 'no-referrer',
  });
  response.end(html);
}
