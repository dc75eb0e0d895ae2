// Which numbers does Discord hold a message to? Each with its source.

/** What Discord takes; texts are counted in UTF-16 units, which is never more than Discord counts. */
export const LIMITS = Object.freeze({
  /** nested ones count: components/reference.mdx, changed by discord-api-docs PR 7534 */
  components: 40,
  /** over all Text Displays of a message: discord-api-docs PR 8562 */
  text: 4000,
  /** UTF-8 bytes of all Text Displays, with `textBytesEach` more for each; above it Discord answers 500: discord-api-docs issue 8554 */
  textBytes: 10_170,
  textBytesEach: 12,
  /** components/reference.mdx: label 80 is allowed, 34 to 38 read well on a phone */
  buttonLabel: 34,
  rowButtons: 5,
  selectOptions: 25,
  /** label, value and description of an option */
  optionText: 100,
});

/** A longer address stands nowhere, so that letters have room; Discord's own limit in a button is 512. */
export const LONGEST_ADDRESS = 250;
/** Markup of the question that a private card keeps at least, however much the letters need. */
export const ASKED_LEAST = 600;

/** Numbers that Discord gives to things: components/reference.mdx, resources/message.mdx. Its types check them where they are used. */
export const KINDS = { row: 1, button: 2, select: 3, text: 10, container: 17 } as const;
/** Colours of buttons. */
export const STYLES = { primary: 1, secondary: 2 } as const;
/** `MessageFlags.IsComponentsV2` */
export const COMPONENTS_V2 = 32_768;
