import type { UnifiedThemeOptions } from '@backstage/theme';
import { Palette } from './palette';
import { pluginStyles } from './pluginStyles';

type Components = NonNullable<UnifiedThemeOptions['components']>;

const RADIUS_CONTROL = 6;
const RADIUS_PANEL = 10;

function buttons({ text, border, accent, surface }: Palette): Components {
  const focused = {
    outline: `2px solid ${accent.ring}`,
    outlineOffset: 1,
  };
  return {
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { '&:focus-visible': focused } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: {
        root: {
          textTransform: 'none',
          fontWeight: 600,
          letterSpacing: 0,
          borderRadius: RADIUS_CONTROL,
        },
        outlined: { borderColor: border.control },
        outlinedPrimary: { color: accent.text, borderColor: border.control },
        textPrimary: { color: accent.text },
      },
    },
    MuiToggleButton: {
      styleOverrides: {
        root: {
          color: text.secondary,
          borderColor: border.subtle,
          textTransform: 'none',
          '&.Mui-selected': {
            color: accent.onTint,
            backgroundColor: accent.tint,
            '&:hover': { backgroundColor: accent.tintHover },
          },
        },
      },
    },
    MuiChip: {
      styleOverrides: {
        root: {
          borderRadius: RADIUS_CONTROL,
          backgroundColor: surface.inset,
          color: text.primary,
        },
        outlined: { borderColor: border.subtle },
      },
    },
  };
}

function fields({ text, border, accent }: Palette): Components {
  return {
    MuiOutlinedInput: {
      styleOverrides: {
        root: { borderRadius: RADIUS_CONTROL },
        notchedOutline: { borderColor: border.control },
      },
    },
    MuiInputBase: { styleOverrides: { root: { fontSize: 14 } } },
    MuiFormLabel: {
      styleOverrides: {
        root: {
          color: text.secondary,
          '&.Mui-focused': { color: accent.text },
        },
      },
    },
    MuiTab: {
      styleOverrides: {
        root: {
          color: text.secondary,
          letterSpacing: 0,
          minHeight: 40,
          '&:hover': { color: text.primary, background: 'transparent' },
          '&.Mui-selected': { color: text.primary },
        },
        textColorPrimary: { color: text.secondary },
      },
    },
    MuiTabs: {
      styleOverrides: { indicator: { backgroundColor: accent.fill } },
    },
  };
}

function areas({ surface, text, border, mode }: Palette): Components {
  return {
    MuiPaper: {
      styleOverrides: {
        root: { backgroundImage: 'unset' },
        rounded: { borderRadius: RADIUS_PANEL },
        elevation1: {
          boxShadow: 'none',
          border: `1px solid ${border.subtle}`,
        },
        elevation2: {
          boxShadow: 'none',
          border: `1px solid ${border.subtle}`,
        },
      },
    },
    MuiPopover: {
      styleOverrides: { paper: { border: `1px solid ${border.subtle}` } },
    },
    MuiDialog: {
      styleOverrides: {
        paper: { border: `1px solid ${border.subtle}`, boxShadow: 'none' },
      },
    },
    MuiTooltip: {
      styleOverrides: {
        tooltip: {
          backgroundColor: mode === 'light' ? text.primary : surface.deep,
          color: mode === 'light' ? surface.panel : text.primary,
          fontSize: 12,
          borderRadius: RADIUS_CONTROL,
        },
      },
    },
  };
}

function tables({ surface, text, border }: Palette): Components {
  const plainRow = { backgroundColor: 'transparent' };
  return {
    MuiTableRow: {
      styleOverrides: {
        root: { '&:nth-of-type(odd)': plainRow },
        head: { '&:nth-of-type(odd)': plainRow },
        hover: {
          '&:hover': { cursor: 'pointer', backgroundColor: surface.inset },
        },
      },
    },
    MuiTableCell: {
      styleOverrides: {
        root: {
          padding: '9px 16px',
          lineHeight: 1.4,
          verticalAlign: 'middle',
          wordBreak: 'normal',
          overflowWrap: 'break-word',
          borderBottom: `1px solid ${border.subtle}`,
          fontVariantNumeric: 'tabular-nums',
        },
        sizeSmall: { padding: '7px 16px' },
        head: {
          color: text.secondary,
          fontSize: 12,
          fontWeight: 600,
          lineHeight: 1.4,
        },
      },
    },
  };
}

/** As above, for the tables of Backstage. */
function backstageTables({ text, border }: Palette) {
  return {
    BackstageTableHeader: {
      styleOverrides: {
        header: {
          padding: '9px 16px',
          borderTop: 'none',
          borderBottom: `1px solid ${border.subtle}`,
          color: text.secondary,
          textTransform: 'none',
          fontSize: 12,
          fontWeight: 600,
        },
      },
    },
    BackstageTableToolbar: {
      styleOverrides: {
        root: { padding: '8px 8px 8px 16px' },
        title: { fontSize: 16, fontWeight: 600 },
      },
    },
  };
}

/**
 * Backstage's own components have style sheets under these names, which the
 * types of Material UI do not know.
 */
function backstageAreas(palette: Palette) {
  const { surface, text, border } = palette;
  return {
    ...backstageTables(palette),
    ...pluginStyles(palette),
    BackstageHeader: {
      styleOverrides: {
        header: {
          backgroundImage: 'none',
          backgroundColor: surface.app,
          boxShadow: 'none',
          padding: '20px 24px 12px',
        },
        title: { color: text.primary, fontSize: 24, fontWeight: 650 },
        subtitle: { color: text.secondary, opacity: 1 },
        type: { color: text.secondary, opacity: 1, textTransform: 'none' },
        breadcrumb: { color: text.secondary },
      },
    },
    BackstageHeaderLabel: {
      styleOverrides: {
        label: { color: text.secondary, opacity: 1 },
        value: { color: text.primary, opacity: 1 },
      },
    },
    BackstageHeaderTabs: {
      styleOverrides: {
        tabsWrapper: { borderBottom: `1px solid ${border.subtle}` },
        defaultTab: {
          textTransform: 'none',
          letterSpacing: 0,
          padding: '10px 12px',
          fontWeight: 500,
          fontSize: 14,
        },
      },
    },
    BackstageContentHeader: {
      styleOverrides: { title: { fontSize: 20, fontWeight: 600 } },
    },
    BackstageInfoCard: {
      styleOverrides: { header: { padding: '14px 16px 10px' } },
    },
    BackstageBottomLink: {
      styleOverrides: { root: { borderTop: `1px solid ${border.subtle}` } },
    },
  } as Components;
}

/** How Material UI's and Backstage's older components look. */
export function componentStyles(palette: Palette): Components {
  return {
    ...buttons(palette),
    ...fields(palette),
    ...areas(palette),
    ...tables(palette),
    ...backstageAreas(palette),
  };
}
