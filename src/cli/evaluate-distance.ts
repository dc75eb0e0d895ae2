// dear-archive evaluate-distance: does the bot know when nothing is close?
import { answeredRate, hasMatch } from '../quality/distance.ts';
import { readLetterLines, readQueryLines } from '../quality/judged-set.ts';
import type { Estimate } from '../quality/metrics.ts';
import { type CommandMaker, createCommand, writeJson } from './io.ts';
import { withMeasuredSearch } from './measured-search.ts';
import { chosenModel, ENCODER_THREADS } from './model-setting.ts';

type Options = { letters: string; queries: string; offTopic: string; cache?: string; json?: true };

export const evaluateDistanceCommand: CommandMaker = (io, finish) =>
  createCommand('evaluate-distance', io)
    .description('measure how often right questions are answered, and how often others are by mistake')
    .requiredOption('--letters <file>', 'letters, one JSON object a line: id, title, question, answer')
    .requiredOption('--queries <file>', 'questions that the letters answer, one JSON object a line: id, text')
    .requiredOption('--off-topic <file>', 'questions that no letter answers, in the same form')
    .option('--cache <dir>', 'keep vectors there, for the next run over the same letters')
    .option('--json', 'write JSON')
    .action(async (options: Options) => {
      // "none" is measured as well: then the bot answers by words alone.
      const model = await chosenModel(io, ENCODER_THREADS);
      const [letters, onTopic, offTopic] = await Promise.all([
        readLetterLines(options.letters),
        readQueryLines(options.queries),
        readQueryLines(options.offTopic),
      ]);
      await withMeasuredSearch(io, { letters, model, cache: options.cache }, async (rank) => {
        const isAnswered = async (question: string) => hasMatch(await rank(question));
        const textsOf = (queries: readonly { text: string }[]) => queries.map(({ text }) => text);
        const onTopicAnswered = await answeredRate(textsOf(onTopic), isAnswered);
        const offTopicWrongHits = await answeredRate(textsOf(offTopic), isAnswered);
        if (options.json)
          writeJson(io, {
            version: 1,
            onTopicAnswered: rateJson(onTopicAnswered),
            offTopicWrongHits: rateJson(offTopicWrongHits),
          });
        else {
          io.stdout.write(`Questions on topic that get a match:  ${sayRate(onTopicAnswered)} of ${onTopic.length}\n`);
          io.stdout.write(`Questions off topic that get a match: ${sayRate(offTopicWrongHits)} of ${offTopic.length}\n`);
        }
      });
      finish(0);
    });

function rateJson({ value, low, high }: Estimate) {
  return { rate: value, low, high };
}

function sayRate({ value, low, high }: Estimate): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return `${percent(value)} (95 % interval ${percent(low)} to ${percent(high)})`;
}
