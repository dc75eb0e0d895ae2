// How does a test wait for something to happen, without sleeping? On a list that only grows.

/** What happened, oldest first, and a way to wait for more. */
export type Log<Entry> = {
  readonly entries: readonly Entry[];
  readonly push: (entry: Entry) => void;
  /** Resolves as soon as `pick` finds something. Rejects when the server closes first. */
  readonly until: <Value>(pick: (entries: readonly Entry[]) => Value | undefined) => Promise<Value>;
};

/** Makes logs that end together. */
export type Logs = {
  readonly create: <Entry>() => Log<Entry> /** Ends all waiting; gives how many still waited. */;
  readonly close: () => number;
};

/** The logs of one server. */
export function createLogs(): Logs {
  const rejections = new Set<(reason: Error) => void>();
  const create = <Entry>(): Log<Entry> => {
    const entries: Entry[] = [];
    const watchers = new Set<() => void>();
    return {
      entries,
      push(entry) {
        entries.push(entry);
        for (const look of [...watchers]) look();
      },
      until(pick) {
        return new Promise((resolve, reject) => {
          const look = () => {
            const value = pick(entries);
            if (value === undefined) return;
            watchers.delete(look);
            rejections.delete(reject);
            resolve(value);
          };
          watchers.add(look);
          rejections.add(reject);
          look();
        });
      },
    };
  };
  return {
    create,
    close() {
      const left = rejections.size;
      for (const reject of rejections) reject(new Error('The server was closed before that happened which the test waits for.'));
      rejections.clear();
      return left;
    },
  };
}
