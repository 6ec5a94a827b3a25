import { Switch as BaseSwitch } from '@base-ui/react/switch';
import './switch.css';

interface SwitchProps {
  label: string;
  isOn: boolean;
  isDisabled?: boolean | undefined;
  onChange: (isOn: boolean) => void;
}

export function Switch({ label, isOn, isDisabled = false, onChange }: SwitchProps) {
  return (
    <BaseSwitch.Root
      nativeButton
      render={(props) => <button type="button" {...props} />}
      checked={isOn}
      disabled={isDisabled}
      className="switch"
      onCheckedChange={onChange}
    >
      <span className="switch-track" aria-hidden>
        <BaseSwitch.Thumb />
      </span>
      {label}
    </BaseSwitch.Root>
  );
}
