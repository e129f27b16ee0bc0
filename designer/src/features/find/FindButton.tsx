import { paletteText } from '@liandong/palette';
import { Button } from 'antd';
import { useFind } from './context';

export function FindButton() {
  const { palette } = useFind();
  return <Button onClick={palette.open} aria-keyshortcuts="Control+K">{paletteText('open')}</Button>;
}
