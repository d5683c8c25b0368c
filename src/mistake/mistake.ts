/**
 * A mistake of the person at the keyboard, or of their machine. Its message says what is wrong, where, and what to do;
 * the command line shows it without a stack trace and ends with exit code 2. Every error of that sort extends it.
 */
export class Mistake extends Error {}

/** The input is bad and nothing was walked. */
export class BadInputError extends Mistake {}
