/** What the user is told where memory does not suffice. */
export const outOfMemory =
  "The numbers need more memory than there is; select fewer of them and evaluate again.";

/** What the user is told where the thread ended on its own. */
export const crashed =
  "The background thread ended unexpectedly and the evaluation with it; evaluate again, with fewer numbers if that does not help.";

/** What the user is told where the thread shows no sign of life. */
export const silent =
  "The background thread stopped answering and was ended; evaluate again, with fewer numbers if that does not help.";
