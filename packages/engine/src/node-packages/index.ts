export { describePackage, type PackageDescriptions } from './describe-package.ts';
export {
  installCopy,
  type InstalledPackage,
  installedFolder,
  installPackage,
  type PackageRecipe,
} from './install-package.ts';
export { isInstalled, type LoadedPackage, loadPackage } from './load-package.ts';
export { checkPackageName, packageOfNodeType, type PackageVersion } from './package-names.ts';
