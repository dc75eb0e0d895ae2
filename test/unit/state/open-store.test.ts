import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely, Migration } from 'kysely';
import Database from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ArchiveError } from '../../../src/errors.ts';
import { openLibsql } from '../../../src/state/libsql.ts';
import { migrate } from '../../../src/state/migrate.ts';
import { first } from '../../../src/state/migrations/001-first.ts';
import { openStore, type StoreOptions, stateFile } from '../../../src/state/open-store.ts';
import { DELIVERY_DAYS, type Store } from '../../../src/state/store.ts';
import type { Tables } from '../../../src/state/tables.ts';
import { makeArchive } from '../../support/archive-folder.ts';
import { makeClock } from '../../support/clock.ts';
import { idOf } from '../../support/letters.ts';

const CHANNEL = { platform: 'first', space: 'S1', channel: 'C1' };
const LETTER = idOf('ask-nora/her-ring');

async function open(options: StoreOptions): Promise<Store> {
  const store = await openStore({ patience: 0, ...options });
  onTestFinished(() => store.close());
  return store;
}

/** The message with which a state is refused. */
async function refusal(work: Promise<unknown>, code = 'io'): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ArchiveError)) throw new Error(`Not refused plainly: ${String(error)}`);
  expect(error.code).toBe(code);
  return error.message;
}

function sql(file: string, statements: string): void {
  const database = new Database(file);
  database.exec(statements);
  database.close();
}

describe('where the state lies', () => {
  it('is in the folder of the archive, unless a setting says otherwise', () => {
    expect(stateFile('letters', undefined)).toBe(join('letters', 'state', 'state.db'));
    expect(stateFile('letters', '/srv/state.db')).toBe('/srv/state.db');
  });

  it('is a folder that is made, that git leaves out and that only its owner can read', async () => {
    const file = stateFile(await makeArchive({}), undefined);
    const store = await open({ file });
    await store.moderators.add(CHANNEL, '10');
    expect(await readFile(join(file, '../.gitignore'), 'utf8')).toBe('*\n');
    expect((await stat(join(file, '..'))).mode & 0o777).toBe(0o700);
    for (const path of [file, `${file}-wal`]) expect((await stat(path)).mode & 0o077).toBe(0);
  });

  it('adds nothing to a folder that is there already', async () => {
    const folder = await makeArchive({ 'keep.txt': '' });
    await open({ file: join(folder, 'state.db') });
    await expect(stat(join(folder, '.gitignore'))).rejects.toThrow('ENOENT');
  });

  it('is not a database server yet, which is said', async () => {
    const message = await refusal(openStore({ file: ':memory:', databaseUrl: 'postgres://me:pass@db/letters' }), 'usage');
    expect(message).toContain('DATABASE_URL');
    expect(message).not.toContain('pass');
  });
});

describe('a state file that can’t be used', () => {
  it('because it is none: the file, the cause, the cure', async () => {
    const file = join(await makeArchive({ 'state.db': 'This is a letter, and no database.\n'.repeat(200) }), 'state.db');
    const message = await refusal(openStore({ file }));
    expect(message).toContain(`The state file ${file} can't be used: it is no SQLite database`);
    expect(message).toContain('STATE_FILE');
  });

  it('because it is damaged', async () => {
    const file = join(await makeArchive({}), 'state.db');
    const store = await openStore({ file });
    for (let at = 0; at < 60; at++) await store.cards.record({ ...CHANNEL, message: `${at}`.repeat(60), letters: [LETTER] });
    await store.close();
    const bytes = await readFile(file);
    // The first page, with the list of tables, stays.
    bytes.fill(7, 4096);
    await writeFile(file, bytes);
    const message = await refusal(openStore({ file }));
    expect(message).toContain('damaged');
    expect(message).toContain('backup');
  });

  it('because its place can’t be written', async () => {
    const folder = await makeArchive({ 'a-file': '' });
    const message = await refusal(openStore({ file: join(folder, 'a-file', 'state.db') }));
    expect(message).toMatch(/The state file .*state\.db can't be used: .*STATE_FILE/u);
    expect(await refusal(openStore({ file: folder }))).toContain('it is a folder, not a file');
  });

  it('because a newer version wrote it, and it stays as it is', async () => {
    const file = join(await makeArchive({}), 'state.db');
    await (await openStore({ file })).close();
    sql(file, "insert into kysely_migration (name, timestamp) values ('099-from-the-future', '2031-01-01T00:00:00.000Z')");
    const message = await refusal(openStore({ file }));
    expect(message).toContain('newer version');
    expect(message).toContain('099-from-the-future');
    expect(await refusal(openStore({ file }))).toBe(message);
  });

  it('because it belongs to another program, in which it makes no tables', async () => {
    const file = join(await makeArchive({}), 'state.db');
    sql(file, 'create table recipes (name text)');
    expect(await refusal(openStore({ file }))).toContain('another program (it has a table "recipes")');
    const database = new Database(file);
    expect(database.prepare('select name from sqlite_master').all()).toEqual([{ name: 'recipes' }]);
    expect(database.pragma('journal_mode')).toEqual([{ journal_mode: 'delete' }]);
    database.close();
  });

  it('because another process does not let go of it, when opened and later on', async () => {
    const file = join(await makeArchive({}), 'state.db');
    const store = await open({ file });
    const other = new Database(file);
    onTestFinished(() => void other.close());
    other.exec('begin immediate');
    expect(await refusal(store.moderators.add(CHANNEL, '10'))).toContain('another process is writing to it');
    expect(await refusal(store.forgetSpace(CHANNEL))).toContain('another process is writing to it');
    // Reading goes on, and so does writing once the other is done.
    expect(await store.moderators.of(CHANNEL)).toEqual([]);
    other.exec('commit');
    expect(await store.moderators.add(CHANNEL, '10')).toBe(true);
  });

  it('because a policy in it was damaged by hand: it is not taken for a laxer one', async () => {
    const file = join(await makeArchive({}), 'state.db');
    const store = await open({ file });
    await store.policies.set(CHANNEL, { ...(await store.policies.of(CHANNEL)), excludedNotes: ['suicide'] });
    sql(file, `update policies set excluded_notes = '["suicde"]'`);
    const message = await refusal(store.policies.of(CHANNEL));
    expect(message).toContain('The policy of channel C1 (first)');
    expect(message).toContain('Set the channel');
    sql(file, `update policies set excluded_notes = 'suicide'`);
    expect(await refusal(store.policies.of(CHANNEL))).toContain('excluded_notes');
  });
});

describe('an older state', () => {
  const add = (table: string): Migration => ({
    up: (db: Kysely<unknown>) => db.schema.createTable(table).addColumn('x', 'text').execute(),
  });
  const broken: Migration = {
    async up(db: Kysely<unknown>) {
      await add('half').up(db);
      throw new Error('It broke.');
    },
  };
  const tablesOf = async (db: Kysely<Tables>) => (await db.introspection.getTables()).map(({ name }) => name);

  it('is brought up to date, and keeps what is in it', async () => {
    const db = await openLibsql(':memory:', 0);
    onTestFinished(() => db.destroy());
    await migrate(db, 'here', { '001-first': first });
    await db.insertInto('settings').values({ name: 'a', value: 'b' }).execute();
    await migrate(db, 'here', { '001-first': first, '002-more': add('more') });
    expect(await tablesOf(db)).toContain('more');
    expect(await db.selectFrom('settings').selectAll().execute()).toEqual([{ name: 'a', value: 'b' }]);
    expect(await refusal(migrate(db, 'here', { '001-first': first }))).toContain('newer version');
  });

  it('of the first version gets what is kept of installations', async () => {
    const file = join(await makeArchive({}), 'state.db');
    const db = await openLibsql(file, 0);
    await migrate(db, file, { '001-first': first });
    await db.destroy();
    const store = await open({ file });
    await store.installs.keep(CHANNEL, { installer: 'U1', credentials: 'x' });
    expect(await store.installs.list('first')).toEqual(['S1']);
  });

  it('is as it was when that fails', async () => {
    const db = await openLibsql(':memory:', 0);
    onTestFinished(() => db.destroy());
    await migrate(db, 'here', { '001-first': first });
    const message = await refusal(migrate(db, 'here', { '001-first': first, '002-more': add('more'), '003-broken': broken }));
    expect(message).toContain("The state here can't be brought up to this version: It broke.");
    expect(await tablesOf(db)).not.toContain('half');
    expect(await tablesOf(db)).not.toContain('more');
    await migrate(db, 'here', { '001-first': first });
  });
});

describe('what the state keeps', () => {
  it('has no column for a question, a name or a text: these are all there are', async () => {
    const file = join(await makeArchive({}), 'state.db');
    await open({ file });
    const database = new Database(file, { readonly: true });
    onTestFinished(() => void database.close());
    const columns = database
      .prepare(
        "select t.name || '.' || c.name as name from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table' and t.name not like 'kysely_%' order by 1",
      )
      .all();
    expect(columns).toEqual(
      [
        ...['channel', 'letter', 'message', 'platform', 'space'].map((name) => `cards.${name}`),
        // A name of a delivery is an id of the platform.
        ...['claimed_at', 'name'].map((name) => `deliveries.${name}`),
        ...['installer', 'platform', 'sealed', 'space'].map((name) => `installs.${name}`),
        ...['person', 'platform', 'space'].map((name) => `moderators.${name}`),
        ...['channel', 'excluded_notes', 'forum_helper', 'mode', 'most_length', 'most_letters'].map((name) => `policies.${name}`),
        ...['platform', 'space', 'topics'].map((name) => `policies.${name}`),
        ...['name', 'value'].map((name) => `settings.${name}`),
        ...['helpful', 'letter', 'person_hash'].map((name) => `votes.${name}`),
      ].map((name) => ({ name })),
    );
  });

  it('does not have the id of a person who voted, and not the secret that was given', async () => {
    const file = join(await makeArchive({}), 'state.db');
    const secret = 'given-by-whoever-runs-the-bot-0123456789';
    const store = await openStore({ file, secret });
    await store.votes.cast({ platform: 'first', person: '774411229900' }, LETTER, true);
    await store.close();
    const bytes = await readFile(file);
    expect(bytes.includes(LETTER)).toBe(true);
    expect(bytes.includes('774411229900')).toBe(false);
    expect(bytes.includes(secret)).toBe(false);
  });

  it('does not have credentials in clear, and they can’t be moved to another workspace', async () => {
    const file = join(await makeArchive({}), 'state.db');
    const store = await open({ file, secret: 'given-by-whoever-runs-the-bot-0123456789' });
    await store.installs.keep(CHANNEL, { installer: 'U1', credentials: 'xoxb-the-token-of-a-workspace' });
    const files = await Promise.all([file, `${file}-wal`].map((path) => readFile(path)));
    expect(files.some((bytes) => bytes.includes('U1'))).toBe(true);
    expect(files.some((bytes) => bytes.includes('xoxb-the-token'))).toBe(false);
    sql(file, "insert into installs select platform, 'S2', installer, sealed from installs");
    expect(await refusal(store.installs.of({ ...CHANNEL, space: 'S2' }))).toContain('first workspace S2');
    expect(await store.installs.of(CHANNEL)).toMatchObject({ credentials: 'xoxb-the-token-of-a-workspace' });
  });

  it('has nothing of a forgotten workspace any more, not even in bytes that are free', async () => {
    const file = join(await makeArchive({}), 'state.db');
    const store = await openStore({ file });
    await store.moderators.add({ ...CHANNEL, space: 'WORKSPACE-77' }, 'PERSON-88');
    await store.installs.keep({ ...CHANNEL, space: 'WORKSPACE-77' }, { installer: 'PERSON-99', credentials: 'x' });
    await store.moderators.add(CHANNEL, 'PERSON-11');
    await store.forgetSpace({ ...CHANNEL, space: 'WORKSPACE-77' });
    await store.close();
    const bytes = await readFile(file);
    expect(['PERSON-11', 'WORKSPACE-77', 'PERSON-88', 'PERSON-99'].filter((id) => bytes.includes(id))).toEqual(['PERSON-11']);
  });

  it('grows no further by deliveries: those of days ago are swept away', async () => {
    const file = join(await makeArchive({}), 'state.db');
    const clock = makeClock();
    const store = await open({ file, clock });
    for (const name of ['1', '2', '3']) await store.deliveries.claim([name]);
    clock.pass(DELIVERY_DAYS * 24 * 3_600_000);
    await store.deliveries.claim(['4']);
    const database = new Database(file);
    onTestFinished(() => void database.close());
    expect(database.prepare('select name from deliveries').all()).toEqual([{ name: '4' }]);
  });

  it('counts votes on, under another secret, but knows nobody by them any more', async () => {
    const file = join(await makeArchive({}), 'state.db');
    const person = { platform: 'first', person: '10' };
    const before = await open({ file, secret: 'the-first-of-two-secrets-0123456789ab' });
    await before.votes.cast(person, LETTER, true);
    const after = await open({ file, secret: 'the-other-of-two-secrets-0123456789ab' });
    expect(await after.votes.forget(person)).toBe(0);
    expect(await after.votes.counts(LETTER)).toEqual({ helpful: 1, notHelpful: 0 });
  });

  it('refuses what would end the process in the driver: a value that is no text and no number', async () => {
    const store = await open({ file: ':memory:' });
    await expect(store.moderators.add({ ...CHANNEL, ...JSON.parse('{"space":true}') }, '10')).rejects.toThrow('not a boolean');
  });
});
