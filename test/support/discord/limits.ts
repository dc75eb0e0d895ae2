// Which numbers does Discord hold us to? One frozen table; the source of each stands beside it.

/** Texts are counted in UTF-16 units: never more lenient than Discord, which is not documented to count otherwise. */
export const LIMITS = Object.freeze({
  /** resources/message.mdx; the 4000 of the OpenAPI document is not granted to bots (discord-api-docs issue 3116). */
  content: 2000,
  embeds: 10,
  /** over all texts of all embeds: resources/message.mdx, "Embed Limits" */
  embedTextTotal: 6000,
  /** nested ones count: components/reference.mdx, changed by discord-api-docs PR 7534 */
  componentsTotal: 40,
  /** summed over Text Displays: discord-api-docs PR 8562 */
  displayText: 4000,
  /** UTF-8 bytes of Text Displays, with 12 more for each; above it Discord answers 500: discord-api-docs issue 8554 */
  displayBytes: 10_170,
  displayBytesEach: 12,
  /** action rows of a message without the V2 flag: components/reference.mdx */
  legacyRows: 5,
  rowButtons: 5,
  customId: 100,
  buttonLabel: 80,
  url: 512,
  selectOptions: 25,
  optionText: 100,
  selectPlaceholder: 150,
  sectionTexts: 3,
  galleryItems: 10,
  choices: 25,
  choiceText: 100,
  /** interactions/receiving-and-responding.mdx, "Modal" */
  modalTitle: 45,
  modalComponents: 5,
  labelText: 45,
  labelDescription: 100,
  inputText: 4000,
  inputPlaceholder: 100,
  nonce: 25,
  /** interactions/application-commands.mdx */
  commands: { 1: 100, 2: 15, 3: 15 },
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  commandText: 8000,
  commandCreatesPerDay: 200,
  /** first response, milliseconds: interactions/receiving-and-responding.mdx */
  firstResponse: 3000,
  /** life of an interaction's token, milliseconds: same page */
  token: 15 * 60_000,
  /** follow-ups of an interaction that only a user's installation authorised: same page */
  userOnlyFollowUps: 5,
});
