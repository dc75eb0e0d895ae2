// What does somebody see who comes back from Slack's consent page? Two small pages in plain words, with nothing in them that came from outside.
import { ArchiveError, systemCode } from '../../src/errors.ts';
import { INVALID_STATE } from './install-state.ts';

/** A page. */
export type Page = { readonly status: number; readonly html: string };

const AGAIN = 'Nothing was installed. <a href="install">Begin again</a>.';

/** After an installation; ids are Slack's, and lead into it where both are in form. */
export function successPage({ app, team }: { readonly app?: string | undefined; readonly team?: string | undefined }): Page {
  const isId = (id: string | undefined) => id !== undefined && /^[A-Z0-9]{1,30}$/u.test(id);
  const link =
    isId(app) && isId(team) ? ` <a href="https://slack.com/app_redirect?app=${app}&amp;team=${team}">Open it in Slack</a>.` : '';
  return {
    status: 200,
    html: page(
      'The letters are in your workspace.',
      `You installed the app, so you look after it there. In any channel, type <code>/advice</code> and a question: only you see the answer.${link}`,
    ),
  };
}

/** After one that failed, by what @slack/oauth or we said. Messages of errors are not shown. */
export function failurePage(error: unknown): Page {
  const code = systemCode(error);
  switch (code) {
    case INVALID_STATE:
      return {
        status: 400,
        html: page(
          'This link is not good any more.',
          `It works once, within ten minutes, and in the browser in which you began. ${AGAIN}`,
        ),
      };
    case 'slack_oauth_missing_state':
    case 'slack_oauth_missing_code':
      return { status: 400, html: page('Something is missing in this link.', AGAIN) };
    case 'slack_oauth_installer_authorization_error':
      return { status: 200, html: page('You did not agree.', AGAIN) };
    default:
      return error instanceof ArchiveError && error.code === 'usage'
        ? {
            status: 400,
            html: page(
              'This app is installed in single workspaces.',
              'It can’t be installed for a whole organisation. Remove it there, and install it in each workspace that wants it.',
            ),
          }
        : {
            status: 500,
            html: page(
              'That did not work.',
              `The fault is ours or Slack’s, not yours; whoever runs this bot finds the reason in its log. Wait a little. ${AGAIN}`,
            ),
          };
  }
}

function page(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body><h1>${title}</h1><p>${text}</p></body>
</html>
`;
}
