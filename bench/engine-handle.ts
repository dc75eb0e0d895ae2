// How does the bench talk to the process of an engine?
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EngineName } from './engines.ts';
import { envelopeSchema, REPLY_SCHEMAS, type Reply, type Request } from './messages.ts';

const PROGRAM = fileURLToPath(new URL('./engine-process.ts', import.meta.url));
/** tsx compiles the sources in memory; the collector is exposed so that memory can be weighed without garbage. */
const NODE_OPTIONS = ['--import', import.meta.resolve('tsx'), '--expose-gc'];

/** A process with one engine in it. Requests are answered one after the other: await each before the next. */
export type EngineHandle = {
  request<Kind extends Request['kind']>(request: Extract<Request, { kind: Kind }>): Promise<Reply<Kind>>;
  stop(): void;
};

/** Starts a process with one engine in it. It ends with `stop`, with an abort, or with this process. */
export function startEngine(name: EngineName, signal?: AbortSignal): EngineHandle {
  const child = fork(PROGRAM, [name], {
    execArgv: NODE_OPTIONS,
    serialization: 'advanced',
    ...(signal && { signal, killSignal: 'SIGKILL' }),
  });
  // An abort ends the process while nobody listens, too; a failure that matters is heard in `exchange`.
  child.on('error', () => {});
  return {
    request: async (request) => REPLY_SCHEMAS[request.kind].parse(await exchange(child, name, request)),
    stop: () => void child.kill('SIGKILL'),
  };
}

/** Sends a request and waits for its answer. @throws Error when the engine fails or its process ends */
function exchange(child: ChildProcess, name: EngineName, request: Request): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      child.off('message', hear).off('exit', end).off('error', fail);
      act();
    };
    const hear = (message: unknown) => {
      const envelope = envelopeSchema.parse(message);
      if ('failure' in envelope) settle(() => reject(new Error(`${name} failed at "${request.kind}": ${envelope.failure}`)));
      else settle(() => resolve(envelope.reply));
    };
    const end = (code: number | null, by: string | null) =>
      settle(() =>
        reject(
          new Error(`The process of ${name} ended at "${request.kind}" (${by ?? `exit code ${code}`}); was there memory enough?`),
        ),
      );
    const fail = (error: Error) => settle(() => reject(error));
    child.on('message', hear).on('exit', end).on('error', fail);
    child.send(request);
  });
}
