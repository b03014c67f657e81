import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { readDistInfo } from "../../src/environment/installed.ts";
import { readerOf, readers } from "../../src/environment/readers/index.ts";
import type { VersionRange } from "../../src/environment/versionRange.ts";

/** `keras >=3.0`, `torch 2.1.0?` where it is conditional. */
function summary({ from, upTo, before }: VersionRange): string {
  if (from !== undefined && from === upTo) return from;
  const end = upTo === undefined ? (before === undefined ? "" : `<${before}`) : `<=${upTo}`;
  return `${from === undefined ? "" : `>=${from}`}${end}` || "any";
}

function read(fileName: string, text: string): string[] {
  const reader = readerOf(fileName);
  assert.ok(reader, `${fileName} has a reader`);
  return reader
    .read(text)
    .requirements.map(
      ({ distribution, range, isConditional }) =>
        `${distribution} ${summary(range)}${isConditional ? "?" : ""}`,
    );
}

const cases: readonly {
  title: string;
  file: string;
  text: string;
  expected: readonly string[];
}[] = [
  {
    title: "requirements with every operator, comments, extras and markers",
    file: "requirements.txt",
    text: `# what training needs
-i https://example.org/simple
--extra-index-url=https://example.org/cu118
-e .
torch==2.1.0+cu118   # the build of our cluster
TF_Keras ~= 2.15.0
keras[jax]>=3.0,<4
jax <=0.4.30
flax>0.7
transformers!=4.30.0
timm
tensorflow==2.10.1 ; python_version < "3.11"
tensorflow >= 2.16; python_version >= '3.11'
numpy (>=1.24)
git+https://example.org/some/tool.git
./local-package
`,
    expected: [
      "torch 2.1.0",
      "tf-keras >=2.15.0<2.16",
      "keras >=3.0<4",
      "jax <=0.4.30",
      "flax >=0.7",
      "transformers any",
      "timm any",
      "tensorflow 2.10.1?",
      "tensorflow >=2.16?",
      "numpy >=1.24",
    ],
  },
  {
    title: "requirements as tools write them, with hashes over several lines and CRLF",
    file: "requirements-dev.txt",
    text: "\uFEFFkeras==3.1.1 \\\r\n    --hash=sha256:aa \\\r\n    --hash=sha256:bb\r\n    # via -r requirements.in\r\ntorch==2.3.0\r\n",
    expected: ["keras 3.1.1", "torch 2.3.0"],
  },
  {
    title: "addresses of wheels",
    file: "requirements_gpu.txt",
    text: `torch @ https://example.org/whl/cu118/torch-2.0.1%2Bcu118-cp310-cp310-linux_x86_64.whl
https://example.org/jaxlib-0.4.7+cuda-cp39-none-manylinux.whl#sha256=00
keras @ git+https://example.org/keras.git@main
`,
    expected: ["torch 2.0.1", "jaxlib 0.4.7", "keras any"],
  },
  {
    title: "the project table, extras and dependency groups",
    file: "pyproject.toml",
    text: `[build-system]
requires = ["setuptools>=61"]

[project]
name = "lesson"
dependencies = ["keras >= 3.0", "numpy"]

[project.optional-dependencies]
tf = ["tensorflow>=2.16,<2.19"]

[dependency-groups]
dev = ["torch~=2.4", { include-group = "lint" }]
lint = ["ruff"]
`,
    expected: [
      "keras >=3.0",
      "numpy any",
      "tensorflow >=2.16<2.19?",
      "torch >=2.4<3?",
      "ruff any?",
    ],
  },
  {
    title: "Poetry's tables",
    file: "pyproject.toml",
    text: `[tool.poetry.dependencies]
python = "^3.10"
keras = "^2.10"
jax = "^0.4.20"
torch = { version = "~2.1", source = "wheels" }
timm = { version = ">=0.9 <1", optional = true }
flax = { git = "https://example.org/flax.git" }
transformers = "4.36.2"
tensorflow = [
  { version = "2.10.*", markers = "sys_platform == 'win32'" },
  { version = "^2.16", markers = "sys_platform != 'win32'" },
]

[tool.poetry.group.dev.dependencies]
mlx = "*"
`,
    expected: [
      "python >=3.10<4",
      "keras >=2.10<3",
      "jax >=0.4.20<0.5",
      "torch >=2.1<2.2",
      "timm >=0.9<1?",
      "transformers 4.36.2",
      "tensorflow >=2.10<2.11?",
      "tensorflow >=2.16<3?",
      "mlx any?",
    ],
  },
  {
    title: "tables of uv, PDM, Hatch and pixi",
    file: "pyproject.toml",
    text: `[tool.uv]
dev-dependencies = ["keras==3.5.0"]
constraint-dependencies = ["torch<2.5"]
[tool.pdm.dev-dependencies]
test = ["jax>=0.4"]
[tool.hatch.envs.docs]
dependencies = ["flax"]
[tool.pixi.dependencies]
pytorch = "2.4.*"
[tool.pixi.pypi-dependencies]
timm = { version = "==1.0.9" }
`,
    expected: [
      "pytorch >=2.4<2.5",
      "timm 1.0.9",
      "torch <2.5",
      "jax >=0.4?",
      "keras 3.5.0?",
      "flax any?",
    ],
  },
  {
    title: "a file that is being edited",
    file: "pyproject.toml",
    text: '[project]\ndependencies = ["keras>=3.0",\n',
    expected: [],
  },
  {
    title: "a lock file of Poetry",
    file: "poetry.lock",
    text: `# This file is generated
[[package]]
name = "absl-py"
version = "2.1.0"
description = "A collection"
optional = false
python-versions = ">=3.7"
files = [
    {file = "absl_py-2.1.0.tar.gz", hash = "sha256:00"},
]

[[package]]
name = "keras"
version = "2.10.0"
optional = false
files = []

[package.dependencies]
version = "1"

[metadata]
lock-version = "2.0"
`,
    expected: ["absl-py 2.1.0", "keras 2.10.0"],
  },
  {
    title: "a lock file of uv, with two versions of one package",
    file: "uv.lock",
    text: `version = 1
requires-python = ">=3.9"

[[package]]
name = "tensorflow"
version = "2.15.1"
source = { registry = "https://example.org/simple" }
resolution-markers = [
    "python_full_version < '3.10'",
]
dependencies = [
    { name = "keras", version = "9.9" },
]

[[package]]
name = "tensorflow"
version = "2.18.0"
source = { registry = "https://example.org/simple" }

[[package]]
name = "app"
source = { virtual = "." }
`,
    expected: ["tensorflow 2.15.1?", "tensorflow 2.18.0?"],
  },
  {
    title: "a lock file of PDM, whose keys stand in another order",
    file: "pdm.lock",
    text: `[metadata]\r\ngroups = ["default"]\r\n\r\n[[package]]\r\nname = "tf-keras"\r\nversion = "2.16.0"\r\nrequires_python = ">=3.9"\r\n`,
    expected: ["tf-keras 2.16.0"],
  },
  {
    title: "the standard's lock file",
    file: "pylock.toml",
    text: `lock-version = "1.0"\n[[packages]]\nname = "torch"\nversion = "2.6.0"\n[[packages.wheels]]\nname = "torch-2.6.0.whl"\n`,
    expected: ["torch 2.6.0"],
  },
  {
    title: "Pipfile",
    file: "Pipfile",
    text: `[[source]]
url = "https://example.org/simple"
name = "main"
[packages]
keras = "*"
torch = "==2.2.0"
tensorflow = {version = ">=2.16", extras = ["and-cuda"]}
[dev-packages]
jax = "~=0.4.1"
`,
    expected: ["keras any", "torch 2.2.0", "tensorflow >=2.16", "jax >=0.4.1<0.5?"],
  },
  {
    title: "Pipfile.lock",
    file: "Pipfile.lock",
    text: JSON.stringify({
      _meta: { hash: { sha256: "00" } },
      default: {
        keras: { hashes: ["sha256:00"], markers: "python_version >= '3.9'", version: "==3.3.3" },
        local: { path: "." },
      },
      develop: { torch: { version: "==2.3.1" } },
    }),
    expected: ["keras 3.3.3", "torch 2.3.1"],
  },
  {
    title: "conda's environment with pip's list in it",
    file: "environment.yml",
    text: `name: lesson
channels:
  - pytorch
  - conda-forge
dependencies:
  - python=3.10
  - pytorch::pytorch=2.1.0=py3.10_cuda11.8_cudnn8.7.0_0
  - keras >=2.10,<3   # not 3 yet
  - "tensorflow==2.10.0"
  - numpy 1.24.*
  - scipy=1.11
  - jax=0.4.20|0.4.23
  - pip
  - pip:
      - transformers>=4.30
      - tf_keras==2.15.0
      - -r more.txt
  - flax
variables:
  - keras=9
prefix: /opt/lesson
`,
    expected: [
      "python >=3.10<3.11",
      "pytorch >=2.1.0<2.1.1",
      "keras >=2.10<3",
      "tensorflow 2.10.0",
      "numpy >=1.24<1.25",
      "scipy >=1.11<1.12",
      "jax >=0.4.20<0.4.24",
      "pip any",
      "transformers >=4.30",
      "tf-keras 2.15.0",
      "flax any",
    ],
  },
  {
    title: "conda's environment with its lists at the margin",
    file: "environment-gpu.yaml",
    text: "name: x\ndependencies:\n- keras=2.9\n- pip:\n  - torch==2.0.1\n",
    expected: ["keras >=2.9<2.10", "torch 2.0.1"],
  },
  {
    title: "conda's environment in one line",
    file: "environment.yml",
    text: "dependencies: [python=3.9, 'keras>=2.4,<3', torch]\n",
    expected: ["python >=3.9<3.10", "keras >=2.4<3", "torch any"],
  },
  {
    title: "setup.cfg",
    file: "setup.cfg",
    text: `[metadata]
name = lesson
[options]
packages = find:
install_requires =
    keras>=2.4,<3
    ; not yet: torch
    tensorflow>=2.16; python_version >= "3.9"
python_requires = >=3.8
[options.extras_require]
jax =
    jax>=0.4
    flax
[flake8]
max-line-length = 100
`,
    expected: ["keras >=2.4<3", "tensorflow >=2.16?", "jax >=0.4?", "flax any?"],
  },
  {
    title: "setup.py with literals, a name and extras",
    file: "setup.py",
    text: `from setuptools import setup
# install_requires=["torch==0.4"]
REQUIRED = [
    "keras>=3.0",  # backend of choice
    'torch>=2.0',
]
setup(
    name="lesson",
    description="install_requires=['jax==0.1']",
    install_requires=REQUIRED + ["numpy"],
    extras_require={"tf": ["tensorflow>=2.16"], "jax": ["jax"]},
)
`,
    expected: ["keras >=3.0", "torch >=2.0", "numpy any", "tensorflow >=2.16?", "jax any?"],
  },
  {
    title: "setup.py with a list under a name",
    file: "setup.py",
    text: `required = ["keras==2.10.0"]\nsetup(install_requires=required, python_requires=">=3")\n`,
    expected: ["keras 2.10.0"],
  },
  {
    title: "setup.py that reads another file",
    file: "setup.py",
    text: `setup(install_requires=open("requirements.txt").read().split("\\n"))\n`,
    expected: [],
  },
];

describe("reads", () => {
  for (const { title, file, text, expected } of cases) {
    test(`${title}: ${file}`, () => assert.deepEqual(read(file, text), expected));
  }
});

test("includes other files of requirements, but nothing from the network", () => {
  const { includes } =
    readerOf("requirements.txt")?.read(
      "-r base.txt\n-rsub/more.txt\n--requirement=../x.txt\n-c constraints.txt # pins\n-r https://example.org/r.txt\n",
    ) ?? {};
  assert.deepEqual(includes, ["base.txt", "sub/more.txt", "../x.txt", "constraints.txt"]);
});

test("knows files by their names", () => {
  const known = [
    "requirements.txt",
    "requirements-dev.txt",
    "requirements_tf2.txt",
    "dev-requirements.txt",
    "environment.yaml",
    "environment-cuda.yml",
    "pylock.dev.toml",
  ];
  for (const name of known) assert.ok(readerOf(name), name);
  for (const name of [
    "my_requirements_list.md",
    "README.md",
    "requirementsxtxt",
    "poetry.lock.bak",
  ]) {
    assert.equal(readerOf(name), undefined, name);
  }
});

describe("what is installed, by the names of folders:", () => {
  const names: readonly (readonly [name: string, expected: string | undefined])[] = [
    ["keras-3.5.0.dist-info", "keras 3.5.0"],
    ["tf_keras-2.16.0.dist-info", "tf-keras 2.16.0"],
    ["torch-2.1.0+cu118.dist-info", "torch 2.1.0"],
    ["tensorflow-2.16.0rc0.dist-info", "tensorflow 2.16.0"],
    ["scikit_learn-1.4.0.dist-info", "scikit-learn 1.4.0"],
    ["Keras-2.3.1-py3.7.egg-info", "keras 2.3.1"],
    ["keras", undefined],
    ["~eras-3.5.0.dist-info", undefined],
    ["distutils-precedence.pth", undefined],
  ];
  for (const [name, expected] of names) {
    test(name, () => {
      const found = readDistInfo(name);
      assert.equal(found && `${found.distribution} ${summary(found.range)}`, expected);
    });
  }
});

test("no reader fails on any text", () => {
  const pieces = fc.constantFrom(
    "keras", "==", ">=", "2.10", ";", "[", "]", "{", "}", "\n", "  - ", "pip:", "dependencies:",
    '"', "'", "#", "[[package]]\n", 'name = "', "version = ", "-r ", "setup(install_requires=", "\\",
    "\r\n", "*", "^", "|", ",", "\uFEFF", "\0", "🙂",
  ); // prettier-ignore
  const texts = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const reader of readers) assert.ok(Array.isArray(reader.read(text).requirements));
    }),
  );
});
