// Which numbers does Slack hold a message or view to? Each with its source.

/** What Slack takes; texts are counted in UTF-16 units, which is never less than Slack counts. */
export const LIMITS = Object.freeze({
  /** @slack/types, BlocksChunk.blocks */
  messageBlocks: 50,
  /**
   * All blocks of a message as JSON. Undocumented: above some 13,200 characters Slack answers msg_blocks_too_long (bolt-js
   * issue 2509), and it has refused blocks whose texts alone were 11,341 (issue 2867). So the JSON is counted, not the texts.
   */
  blocksJson: 12_000,
  /** docs.slack.dev/reference/methods/chat.postMessage: at best at most so many */
  topText: 4000,
  /** @slack/types, Button.value */
  buttonValue: 2000,
  /** @slack/types, StaticSelect.options */
  selectOptions: 100,
  /** @slack/types, PlainTextOption.text, OptionDescriptor.value and OptionDescriptor.description */
  optionText: 75,
  optionValue: 75,
  /** @slack/types, ModalView.title, .submit and .close */
  viewTitle: 24,
  /** @slack/types, BaseView.private_metadata */
  privateMetadata: 3000,
});

/** A longer address is not linked, so that letters have room. Slack takes 3000 in a button: @slack/types, Button.url */
export const LONGEST_ADDRESS = 500;
/** Units of a question that a private card keeps at least, however much the letters need. */
export const ASKED_LEAST = 300;
/** More labels side by side break into two rows on a phone. */
export const ROW_BUTTONS = 4;
