export { WhoOwnsWidgetContent } from './WhoOwnsWidgetContent';
