import './css/till.css';
import { render } from 'preact';
import { startTill } from '../browser/start-till.ts';
import { App } from './app.tsx';
import { TillProvider, tillSignal } from './till-signal.ts';

const place = document.getElementById('till');
if (!place) throw new Error('The page has no element "till"; index.html and the script do not belong together.');

render(
  <TillProvider value={tillSignal(startTill())}>
    <App />
  </TillProvider>,
  place,
);
