import { Palette } from './palette';

function inputs({ border, accent }: Palette) {
  return {
    BackstageSelectInputBase: {
      styleOverrides: {
        input: {
          borderColor: border.control,
          borderRadius: 6,
          fontSize: 14,
          '&:focus': { borderRadius: 6 },
        },
      },
    },
    BackstageIconLinkVertical: {
      styleOverrides: {
        label: {
          textTransform: 'none',
          letterSpacing: 0,
          fontSize: 12,
          fontWeight: 500,
        },
        primary: { color: accent.text },
      },
    },
  };
}

function catalog({ surface, text, border }: Palette) {
  return {
    CatalogReactUserListPicker: {
      styleOverrides: {
        root: { backgroundColor: surface.panel },
        title: {
          color: text.secondary,
          fontWeight: 600,
          margin: '12px 16px 0',
          textTransform: 'none',
        },
        groupWrapper: { border: 'none', margin: '0 0 4px' },
        menuItem: { fontSize: 14, minHeight: 36 },
        listIcon: { color: text.secondary },
      },
    },
    CatalogSearchResultListItem: {
      styleOverrides: {
        itemText: { wordBreak: 'normal', overflowWrap: 'anywhere' },
      },
    },
    PluginCatalogTableToolbar: {
      styleOverrides: { root: { flexWrap: 'wrap', gap: 4 } },
    },
    ScaffolderReactOwnerListPicker: {
      styleOverrides: { root: { backgroundColor: surface.panel } },
    },
    PluginOrgComponentsGrid: {
      styleOverrides: {
        card: {
          boxShadow: 'none',
          borderColor: border.subtle,
          borderRadius: 8,
          '&:hover': { boxShadow: 'none', borderColor: border.control },
        },
      },
    },
  };
}

function graphs({ surface, text, border, accent }: Palette) {
  return {
    PluginCatalogGraphCustomNode: {
      styleOverrides: {
        node: {
          fill: surface.inset,
          stroke: border.control,
          '&.primary': { fill: accent.tint, stroke: accent.border },
          '&.secondary': { fill: accent.tint, stroke: accent.fill },
        },
        text: {
          fill: text.primary,
          '&.primary': { fill: accent.onTint },
          '&.secondary': { fill: accent.onTint },
        },
      },
    },
    BackstageDependencyGraphEdge: {
      styleOverrides: { path: { stroke: border.control } },
    },
    BackstageDependencyGraphDefaultLabel: {
      styleOverrides: { text: { fill: text.secondary } },
    },
  };
}

/**
 * Plugins have style sheets under names of their own. These are those whose
 * fixed colours or shapes would stand out against the portal's.
 */
export function pluginStyles(palette: Palette) {
  return { ...inputs(palette), ...catalog(palette), ...graphs(palette) };
}
