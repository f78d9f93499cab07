/** How sure one can be of an answer, in a word. */
export type ConfidenceWord = 'certain' | 'likely' | 'possible' | 'weak';

/** The word for a confidence from 0 to 1. */
export function confidenceWord(confidence: number): ConfidenceWord {
  if (confidence >= 0.9) {
    return 'certain';
  }
  if (confidence >= 0.7) {
    return 'likely';
  }
  return confidence >= 0.4 ? 'possible' : 'weak';
}

/** Two digits; rounded down, so that only what is certain reads 1.00. */
export function confidenceFigure(confidence: number): string {
  return (Math.floor(confidence * 100 + 1e-9) / 100).toFixed(2);
}
