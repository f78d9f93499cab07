/** A filled area, the text on it, and the quiet variants of both. */
export interface Tone {
  /** Text and icons in this tone on any surface. */
  text: string;
  fill: string;
  fillHover: string;
  onFill: string;
  /** A tinted area behind a message. */
  tint: string;
  tintHover: string;
  onTint: string;
  border: string;
}

/** Every colour of the portal, by what it is for. */
export interface Palette {
  mode: 'light' | 'dark';
  /** From the page's ground to areas nested in panels. */
  surface: {
    app: string;
    panel: string;
    inset: string;
    raised: string;
    deep: string;
  };
  border: {
    /** Separates areas; carries no meaning of its own. */
    subtle: string;
    /** Outlines what can be operated, such as an input. */
    control: string;
  };
  text: { primary: string; secondary: string; disabled: string };
  /** The one colour that says "here is what you can do". */
  accent: Tone & { ring: string; fillDisabled: string; onFillDisabled: string };
  positive: Tone;
  negative: Tone;
  warning: Tone;
  info: Tone;
  /** Behind a dialog. */
  scrim: string;
}

export const lightPalette: Palette = {
  mode: 'light',
  surface: {
    app: '#f6f6f3',
    panel: '#ffffff',
    inset: '#f3f3ef',
    raised: '#ffffff',
    deep: '#f3f3ef',
  },
  border: { subtle: '#e3e3dd', control: '#85857d' },
  text: { primary: '#1a1a17', secondary: '#5a5a53', disabled: '#92928a' },
  accent: {
    text: '#3f44b8',
    fill: '#454bc4',
    fillHover: '#383da6',
    onFill: '#ffffff',
    tint: '#ededfa',
    tintHover: '#e1e1f6',
    onTint: '#34389c',
    border: '#b7b9e8',
    ring: '#454bc4',
    fillDisabled: '#e3e3dd',
    onFillDisabled: '#85857d',
  },
  positive: {
    text: '#1a6b3c',
    fill: '#1f7a46',
    fillHover: '#18623a',
    onFill: '#ffffff',
    tint: '#e4f3e9',
    tintHover: '#d5ebdd',
    onTint: '#14572f',
    border: '#8cc5a3',
  },
  negative: {
    text: '#b02a20',
    fill: '#bd2f25',
    fillHover: '#9b241c',
    onFill: '#ffffff',
    tint: '#fbe9e7',
    tintHover: '#f6d9d6',
    onTint: '#8c1f17',
    border: '#e3a39d',
  },
  warning: {
    text: '#855100',
    fill: '#f0b03c',
    fillHover: '#e3a02a',
    onFill: '#2a1b00',
    tint: '#fcf1da',
    tintHover: '#f7e6c2',
    onTint: '#6b4200',
    border: '#dcb464',
  },
  info: {
    text: '#1b5a9c',
    fill: '#2163a8',
    fillHover: '#194f89',
    onFill: '#ffffff',
    tint: '#e6f0fa',
    tintHover: '#d6e6f6',
    onTint: '#154a83',
    border: '#98bfe4',
  },
  scrim: 'rgba(20, 20, 17, 0.4)',
};

export const darkPalette: Palette = {
  mode: 'dark',
  surface: {
    app: '#131416',
    panel: '#1b1c1f',
    inset: '#232529',
    raised: '#2a2c31',
    deep: '#313339',
  },
  border: { subtle: '#303238', control: '#7e818a' },
  text: { primary: '#ecece9', secondary: '#a9acb4', disabled: '#6d7079' },
  accent: {
    text: '#adb2ff',
    fill: '#959cff',
    fillHover: '#aab0ff',
    onFill: '#11122e',
    tint: '#26284a',
    tintHover: '#30325a',
    onTint: '#c4c8ff',
    border: '#4a4e8f',
    ring: '#959cff',
    fillDisabled: '#303238',
    onFillDisabled: '#7e818a',
  },
  positive: {
    text: '#74d197',
    fill: '#4dbb7a',
    fillHover: '#66cb8f',
    onFill: '#04200f',
    tint: '#14301f',
    tintHover: '#1a3d28',
    onTint: '#9fe2b7',
    border: '#2f6a48',
  },
  negative: {
    text: '#ff938a',
    fill: '#f27d74',
    fillHover: '#f7958d',
    onFill: '#2c0704',
    tint: '#3a1917',
    tintHover: '#4a211e',
    onTint: '#ffb7b0',
    border: '#7d3831',
  },
  warning: {
    text: '#efbc62',
    fill: '#e8b04c',
    fillHover: '#f0c06a',
    onFill: '#2a1b00',
    tint: '#34270d',
    tintHover: '#433314',
    onTint: '#f4d092',
    border: '#745820',
  },
  info: {
    text: '#85bbf5',
    fill: '#70aff0',
    fillHover: '#8bbff4',
    onFill: '#05203d',
    tint: '#132a41',
    tintHover: '#1a3653',
    onTint: '#aed4fb',
    border: '#2f5c8b',
  },
  scrim: 'rgba(0, 0, 0, 0.6)',
};
