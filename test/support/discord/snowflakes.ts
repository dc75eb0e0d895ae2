// Which id does a new thing get? Discord's: 42 bits of time, 22 bits that tell ids of one millisecond apart.

const DISCORD_EPOCH = 1_420_070_400_000;

/** Makes ids that rise with every call and carry the clock's time. https://docs.discord.com/developers/reference#snowflakes */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const first = BigInt(Math.floor(now()) - DISCORD_EPOCH) << 22n;
    last = first > last ? first : last + 1n;
    return last.toString();
  };
}
