import {
  createUnifiedTheme,
  type PageTheme,
  type UnifiedTheme,
  type UnifiedThemeOptions,
} from '@backstage/theme';
import { componentStyles } from './muiComponents';
import { Palette, Tone } from './palette';
import { fontFamily, typography } from './typography';

type MuiPalette = UnifiedThemeOptions['palette'];

/** What Material UI itself asks for. */
function basePalette(palette: Palette) {
  const { surface, text, border } = palette;
  const { accent, positive, negative, warning, info } = palette;
  const intent = ({ fill, fillHover, onFill }: Tone) => ({
    main: fill,
    dark: fillHover,
    contrastText: onFill,
  });
  return {
    type: palette.mode,
    mode: palette.mode,
    background: { default: surface.app, paper: surface.panel },
    text,
    divider: border.subtle,
    primary: intent(accent),
    secondary: intent(accent),
    error: intent(negative),
    warning: intent(warning),
    info: intent(info),
    success: intent(positive),
    action: {
      active: text.secondary,
      hover: surface.inset,
      selected: surface.inset,
      focus: surface.inset,
      disabled: text.disabled,
    },
  };
}

/** What Backstage's own components ask for beyond that. */
function backstagePalette(palette: Palette) {
  const { surface, text, border } = palette;
  const { accent, positive, negative, warning, info } = palette;
  return {
    status: {
      ok: positive.text,
      warning: warning.text,
      error: negative.text,
      running: info.text,
      pending: text.secondary,
      aborted: text.disabled,
    },
    border: border.subtle,
    textContrast: text.primary,
    textVerySubtle: text.disabled,
    textSubtle: text.secondary,
    highlight: warning.tint,
    errorBackground: negative.tint,
    warningBackground: warning.tint,
    infoBackground: info.tint,
    errorText: negative.onTint,
    infoText: info.onTint,
    warningText: warning.onTint,
    link: accent.text,
    linkHover: accent.text,
    gold: warning.fill,
    tabbar: { indicator: accent.fill },
    banner: {
      info: info.fill,
      error: negative.fill,
      warning: warning.fill,
      text: info.onFill,
      link: info.onFill,
      closeButtonColor: info.onFill,
    },
    code: { background: surface.inset },
  };
}

/** For parts of Backstage that this portal does not show. */
function unusedPalette({ surface, text, accent }: Palette) {
  return {
    navigation: {
      background: surface.panel,
      indicator: accent.fill,
      color: text.secondary,
      selectedColor: text.primary,
    },
    pinSidebarButton: { icon: text.primary, background: surface.inset },
    bursts: {
      fontColor: text.primary,
      slackChannelText: text.secondary,
      backgroundColor: { default: surface.panel },
      gradient: { linear: 'none' },
    },
  };
}

function muiPalette(palette: Palette): MuiPalette {
  return {
    ...basePalette(palette),
    ...backstagePalette(palette),
    ...unusedPalette(palette),
  };
}

/** The ids that plugins ask for; all of them look the same here. */
const PAGE_THEME_IDS = [
  'home',
  'documentation',
  'tool',
  'service',
  'website',
  'library',
  'other',
  'app',
  'apis',
  'card',
];

function pageThemes(palette: Palette): Record<string, PageTheme> {
  const plain: PageTheme = {
    colors: [palette.surface.panel, palette.surface.panel],
    shape: 'none',
    backgroundImage: 'none',
    fontColor: palette.text.primary,
  };
  return Object.fromEntries(PAGE_THEME_IDS.map(id => [id, plain]));
}

/** The palette as the theme of everything that Material UI still draws. */
export function createMuiTheme(palette: Palette): UnifiedTheme {
  return createUnifiedTheme({
    palette: muiPalette(palette),
    fontFamily,
    typography,
    pageTheme: pageThemes(palette),
    components: componentStyles(palette),
  });
}
