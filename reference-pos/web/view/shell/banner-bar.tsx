import { Notice } from '@kassensturz/look/preact';
import { useTill } from '../till-signal.ts';

/** The one thing that is wrong and matters most, with what to check. */
export function BannerBar() {
  const { banner } = useTill().state;
  if (!banner) return null;
  return (
    <div class="banner-bar">
      <Notice tone={banner.tone} title={banner.title}>
        <p>{banner.text}</p>
        {banner.checks.length > 0 && (
          <ol class="banner-bar__checks">
            {banner.checks.map((check) => (
              <li key={check}>{check}</li>
            ))}
          </ol>
        )}
      </Notice>
    </div>
  );
}
