// What do people do at Slack during a soak, and how is it told whether each of them got one answer?
import type { ActHandle } from '../support/slack/acts.ts';
import { placedIn } from '../support/slack/inputs.ts';
import type { SlackServer } from '../support/slack/server.ts';
import type { SeenMessage, Sight } from '../support/slack/sight.ts';
import type { Message, Person } from '../support/slack/world.ts';
import type { Crowd, WaveCase } from './waves.ts';

/** One thing that somebody did. */
export type SlackCase = WaveCase & {
  /**
   * `copied`: one person got the same again, because Slack did its work and never said so; `undelivered`: it never reached the
   * app, and Slack said so to its person
   */
  readonly verdict: () => 'answered' | 'lost' | 'doubled' | 'copied' | 'undelivered';
};

/** What can be done. */
export type SlackCases = Crowd<SlackCase> & {
  /** Cards that stand in the channel though nobody shared them, or twice. */
  readonly strayCards: () => readonly string[];
};

const PEOPLE = 20;
const QUESTIONS = [
  'My neighbour borrowed our lawnmower and never brought it back. How do I ask?',
  'My mother wants to give her ring to my brother’s wife. May I say something?',
  'My wife works at the kitchen table and I can not even make tea.',
  'What is the best programming language for a compiler?',
];
const FAILED = /Something went wrong|can’t reach something|had to stop/u;
const SHARED = 'It stands in the channel now.';

/** The cases on a server. */
export function createSlackCases(server: SlackServer, random: () => number): SlackCases {
  const people = Array.from({ length: PEOPLE }, (_, at) => server.addPerson(`person ${at}`));
  const chatterer = server.addPerson('somebody else');
  const channel = server.addChannel('general');
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  /** answers that were seen, whose buttons can be pressed */
  const answers: { readonly seen: SeenMessage; readonly by: Person }[] = [];
  const shares: ActHandle[] = [];

  function act(number: number): SlackCase {
    const by = pick(people) ?? server.addPerson('nobody');
    // By its number what is asked is told apart from all else, wherever its answer stands.
    const question = `${pick(QUESTIONS)} (${number})`;
    const turn = random();
    const name = (what: string) => `${number} ${what}`;
    if (turn < 0.35) return remember(by, actCase(name('command'), server.command(`/advice ${question}`, { by, in: channel })));
    if (turn < 0.55) return mentioned(name('mention'), by, question);
    if (turn < 0.65) return direct(name('direct message'), by, question);
    if (turn < 0.75) {
      const { message } = server.say({ by, in: channel, text: question });
      return modalCase(name('find'), server.shortcut('find', { by, in: channel, on: message }), 2);
    }
    if (turn < 0.8) return modalCase(name('ask form'), server.shortcut('ask', { by }), 1);
    const card = answers.pop();
    const label = card && pick(labelsOf(card.seen));
    if (card === undefined || label === undefined)
      return actCase(name('random'), server.command('/advice random', { by, in: channel }));
    const pressed = server.press(card.seen, label, { by: card.by });
    if (label === 'Share here') shares.push(pressed);
    return actCase(name(`press ${label}`), pressed);
  }

  /** Answered by messages through its response_url, or in another way where that failed. */
  function actCase(name: string, handle: ActHandle): SlackCase & { readonly handle: ActHandle } {
    const { response_url: url } = handle.payload;
    const key = String(url).split('/').at(-1);
    const done = handle.until((sights) => sights.find(isAnswer) ?? sights.find(({ kind }) => kind === 'failed'));
    done.catch(() => {});
    const texts = () =>
      handle.sights.filter(isAnswer).map((sight) => ('message' in sight ? JSON.stringify(sight.message.blocks) : ''));
    const unheard = () => server.refused.filter(({ isDone, responseKey }) => isDone && responseKey === key).length;
    const verdict = () => {
      const seen = texts();
      if (seen.some((text) => FAILED.test(text))) return 'lost';
      if (seen.length === 0) return handle.sights.some(({ kind }) => kind === 'failed') ? 'undelivered' : 'lost';
      return verdictOf(seen.length, unheard());
    };
    return { name, handle, done, verdict, seen: () => handle.sights.map(({ kind }) => kind).join(', ') };
  }

  /** Answered in a modal, or where that could not be opened by a message. @param views until it is the answer */
  function modalCase(name: string, handle: ActHandle, views: number): SlackCase {
    const isModal = ({ kind }: Sight) => kind === 'modal' || kind === 'modal-update';
    const modals = () => handle.sights.filter(isModal).length;
    const messages = () => handle.sights.filter(isAnswer).length;
    const done = handle.until((sights) =>
      sights.filter(isModal).length >= views || sights.some(isAnswer) || sights.some(({ kind }) => kind === 'failed')
        ? true
        : undefined,
    );
    done.catch(() => {});
    const verdict = () => {
      if (modals() >= views || messages() > 0) return modals() >= views && messages() > 0 ? 'doubled' : 'answered';
      return handle.sights.some(({ kind }) => kind === 'failed') ? 'undelivered' : 'lost';
    };
    return { name, done, verdict, seen: () => handle.sights.map(({ kind }) => kind).join(', ') };
  }

  function mentioned(name: string, by: Person, question: string): SlackCase {
    const { message, isHeard } = server.say({ by, in: channel, text: `<@${server.team.botUser}> ${question}` });
    const own = () => server.posts.filter(({ onlyFor, message: { blocks } }) => onlyFor === by.id && has(blocks, question));
    const lines = () => server.messagesIn(channel).filter(({ thread_ts: thread }) => thread === message.ts);
    const unheard = () => unheardOf('chat.postEphemeral', question);
    const verdict = () => {
      if (lines().length > 1) return 'doubled';
      return own().length === 0 ? 'lost' : verdictOf(own().length, unheard());
    };
    const done = untilThere(() => own().length > 0);
    return { name, done, verdict, seen: () => `heard ${isHeard}, ${lines().length} lines, ${own().length} answers` };
  }

  function direct(name: string, by: Person, question: string): SlackCase {
    const dm = server.dm(by);
    server.say({ by, in: dm, text: question });
    const own = () => server.messagesIn(dm).filter(({ bot_id: bot, blocks }) => bot !== undefined && has(blocks, question));
    const verdict = () => (own().length === 0 ? 'lost' : verdictOf(own().length, unheardOf('chat.postMessage', question)));
    return { name, done: untilThere(() => own().length > 0), verdict, seen: () => `${own().length} answers` };
  }

  function verdictOf(answered: number, unheard: number): 'answered' | 'copied' | 'doubled' {
    if (answered === 1) return 'answered';
    return answered - 1 <= unheard ? 'copied' : 'doubled';
  }

  /** Posts that Slack took without saying so. */
  function unheardOf(method: string, question: string): number {
    return server.refused.filter((one) => one.isDone && one.method === method && has(one.body, question)).length;
  }

  /** Waits for posts, as many as it takes: others are answered at the same time. */
  async function untilThere(isThere: () => boolean): Promise<void> {
    for (let n = server.posts.length + 1; !isThere(); n++) await server.untilPosted(n).catch(() => {});
  }

  function remember(by: Person, one: SlackCase & { readonly handle: ActHandle }): SlackCase {
    void one.done.then(
      () => {
        const seen = one.handle.sights.find(isAnswer);
        if (seen !== undefined && 'message' in seen) answers.push({ seen, by });
      },
      () => {},
    );
    return one;
  }

  return {
    act,
    chatter: () => void server.openHome(chatterer, 'messages'),
    strayCards() {
      const cards = server.messagesIn(channel).filter(({ thread_ts: thread, blocks }) => thread === undefined && isCard(blocks));
      const told = shares.filter(({ sights }) => sights.some((sight) => 'message' in sight && has(sight.message.blocks, SHARED)));
      const unheard = server.refused.filter(
        ({ isDone, method, body }) => isDone && method === 'chat.postMessage' && isCard(body),
      );
      const most = told.length + unheard.length;
      return cards.length <= most ? [] : [`${cards.length} cards, of which ${most} were shared`];
    },
  };
}

const isAnswer = (sight: Sight): boolean => sight.kind === 'message' || sight.kind === 'update' || sight.kind === 'deleted';
const has = (part: unknown, words: string): boolean => JSON.stringify(part ?? '').includes(JSON.stringify(words).slice(1, -1));
const isCard = (part: unknown): boolean => has(part, 'Shared by');

/** The buttons of a message. */
function labelsOf({ message }: { readonly message: Message }): string[] {
  return placedIn(message.blocks ?? []).flatMap(({ element }) => (element.type === 'button' ? [element.text.text] : []));
}
