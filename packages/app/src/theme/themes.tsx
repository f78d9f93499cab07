import { ReactNode } from 'react';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { UnifiedThemeProvider } from '@backstage/theme';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { themeStylesheet } from './buiTokens';
import { createMuiTheme } from './muiTheme';
import { darkPalette, lightPalette, Palette } from './palette';

function createProvider(palette: Palette) {
  const muiTheme = createMuiTheme(palette);
  const stylesheet = themeStylesheet(palette, [lightPalette, darkPalette]);
  return function GroundworkThemeProvider(props: { children: ReactNode }) {
    return (
      <UnifiedThemeProvider theme={muiTheme} themeName="groundwork">
        <style>{stylesheet}</style>
        {props.children}
      </UnifiedThemeProvider>
    );
  };
}

// The names are those of the themes that come with Backstage, so that ours
// take their places, and a choice that someone made before stays valid.
export const lightTheme = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <RiSunLine size={20} />,
      Provider: createProvider(lightPalette),
    },
  },
});

export const darkTheme = ThemeBlueprint.make({
  name: 'dark',
  params: {
    theme: {
      id: 'dark',
      title: 'Dark',
      variant: 'dark',
      icon: <RiMoonLine size={20} />,
      Provider: createProvider(darkPalette),
    },
  },
});
