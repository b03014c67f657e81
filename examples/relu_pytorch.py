"""Activations in PyTorch. Hover each of them: the picture is that of the call as written."""

import torch
import torch.nn as nn
import torch.nn.functional as F

model = nn.Sequential(
    nn.Linear(5, 3),
    nn.ReLU(),
)
x = torch.tensor([[-1.0, 0.5, 2.0, -0.3, 4.0]])
print(model(x))


class Block(nn.Module):
    """The same family of functions, with the parameters that a call can set."""

    def __init__(self, width: int, slope: float = 0.2):
        super().__init__()
        self.hidden = nn.Sequential(
            nn.Linear(width, width),
            nn.LeakyReLU(0.2),
            nn.Linear(width, width),
            nn.PReLU(),
            nn.Linear(width, width),
            nn.ELU(alpha=0.5),
        )
        self.gate = nn.GELU(approximate="tanh")
        self.slope = slope

    def forward(self, x):
        x = F.leaky_relu(self.hidden(x), negative_slope=self.slope)
        x = F.gelu(x) + torch.sigmoid(x) * torch.tanh(x)
        x = F.softplus(F.silu(x), beta=2)
        return torch.softmax(self.gate(x), dim=-1)


# Five inputs and what ReLU makes of them: 0, 0, 0, 1.2 and 5.
print(F.relu(torch.tensor([-3.0, -0.7, 0.0, 1.2, 5.0])))
