/** A rule forbids it; `message` tells the person who tried what to do. */
export class Refusal extends Error {}

/** Someone else changed it since the form was opened. */
export class EditedMeanwhile extends Error {}
