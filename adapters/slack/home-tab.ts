// What stands in somebody's home tab? It is made anew whenever they open it.
import { listed } from '../../src/replies/compose.ts';
import { aboutReply } from '../shared/answer.ts';
import { buttonsFor } from '../shared/buttons.ts';
import { newReference } from '../shared/reference.ts';
import { mayDo } from '../shared/rights.ts';
import type { Bot } from './bot.ts';
import { failureOf } from './failure.ts';
import { type HomeParts, renderHome } from './home.ts';
import { workspace } from './installs.ts';
import { roleIn } from './rights.ts';
import { send } from './send.ts';

/** Letters that are shown as new. */
const RECENT = 5;

/** Whose home, in which workspace. */
type Owner = { readonly space: string; readonly person: string };

/** Publishes it. Never fails. */
export async function publishHome(bot: Bot, owner: Owner): Promise<void> {
  const reference = newReference();
  try {
    const home = renderHome(await partsFor(bot, owner));
    await send(() => bot.calls.publishHome(owner.person, home), { delay: bot.delay });
    bot.logger.info('home-published', { reference });
  } catch (error) {
    const { code, status } = failureOf(error);
    bot.logger.error('home-not-published', { reference, code, status }, error);
  }
}

async function partsFor(bot: Bot, owner: Owner): Promise<HomeParts> {
  const { archive, version } = bot;
  return {
    about: aboutReply(archive, version),
    recent: archive.browse({}).slice(0, RECENT).map(listed),
    topics: archive.topics(),
    given: { buttons: buttonsFor(bot, owner) },
    ...(await careFor(bot, owner)),
  };
}

/** What is there for those who look after letters; where the state can't be read all else is still shown. */
async function careFor(bot: Bot, { space, person }: Owner): Promise<Pick<HomeParts, 'admin' | 'isModerator'>> {
  const { archive, store, people, logger } = bot;
  try {
    const role = await roleIn(bot, { space, person });
    if (!mayDo('status', { role })) return { isModerator: mayDo('policy', { role }) };
    const { letters, held, columns, problems } = archive.status();
    const moderators = new Set([...people.moderators, ...(await store.moderators.of(workspace(space)))]).size;
    return { admin: { status: { kind: 'status', letters, held, columns, problems: problems.length }, moderators } };
  } catch (error) {
    logger.error('role-not-read', {}, error);
    return {};
  }
}
