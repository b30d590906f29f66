/** What a person who met a message needs to know. */
export type Section = {
  /** What is printed, as in the code; `…` for what differs each time. */
  readonly messages: readonly string[];
  /** Why it happens, in Markdown. */
  readonly cause: string;
  /** A command that shows whether it is that; undefined where none does. */
  readonly check?: string;
  /** What to do, in Markdown. */
  readonly fix: string;
};
