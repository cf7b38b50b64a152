/** What a person is in the middle of in a chat. Both parts are JSON of their owners' shapes. */
export interface Conversation {
  /** The open form and where in it the person is. */
  readonly form: unknown;
  /** What the last question was about, for follow-ups. */
  readonly question: unknown;
}
