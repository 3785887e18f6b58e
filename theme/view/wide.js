/** From this width on things stand side by side; the style sheets say the same, as a test makes sure. */
export const WIDE = matchMedia('(min-width: 900px)');
