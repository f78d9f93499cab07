/**
 * The styles of all parts. An app that imports this has them once; without it, each
 * part of the app that is loaded by itself brings them along again.
 *
 * @packageDocumentation
 */
import './components/AskDialog/AskDialog.module.css';
import './components/CopyButton/CopyButton.module.css';
import './components/DataTable/DataTable.module.css';
import './components/Day/Day.module.css';
import './components/EntityLink/EntityLink.module.css';
import './components/EntityName/EntityName.module.css';
import './components/ExternalLink/ExternalLink.module.css';
import './components/Figure/Figure.module.css';
import './components/FilterChips/FilterChips.module.css';
import './components/Hint/Hint.module.css';
import './components/Initials/Initials.module.css';
import './components/KindIcon/KindIcon.module.css';
import './components/LevelPips/LevelPips.module.css';
import './components/LinkTabs/LinkTabs.module.css';
import './components/Moment/Moment.module.css';
import './components/More/More.module.css';
import './components/Notice/Notice.module.css';
import './components/PageSearchField/PageSearchField.module.css';
import './components/Panel/Panel.module.css';
import './components/RelativeTime/RelativeTime.module.css';
import './components/RowSkeletons/RowSkeletons.module.css';
import './components/ShareBar/ShareBar.module.css';
import './components/Sparkline/Sparkline.module.css';
import './components/StatusMark/StatusMark.module.css';

export {};
