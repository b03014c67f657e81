"""How a Python peer answers: JSON lines on its standard input and output.

The first line tells the version and the functions, {"version", "functions": {id: {"composed",
"gradient"}}}. Then each request {"function", "parameters", "input"} is answered by {"output"}, and
one that has "upstream" too by the vector-Jacobian product. Lists of numbers are the bytes of
little-endian doubles in base64; parameters are texts, since JSON has no infinity. An output is null
where the function cannot be had at these parameters; what fails is answered by {"error"}.
"""

import base64
import json
import sys


def say(reply):
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


def serve(version, own, composed, to_array, value, gradient=None):
    """Answers until the input ends.

    `own` and `composed` hold functions (x, parameters) by the activation's id, `to_array` makes x
    from bytes, `value` and `gradient` give bytes or None.
    """
    functions = {**own, **composed}
    told = {name: {"composed": name in composed, "gradient": gradient is not None} for name in functions}
    say({"version": version, "functions": told})
    for line in sys.stdin:
        request = json.loads(line)
        try:
            function = functions[request["function"]]
            parameters = {name: float(text) for name, text in request["parameters"].items()}
            x = to_array(base64.b64decode(request["input"]))
            if "upstream" in request:
                upstream = to_array(base64.b64decode(request["upstream"]))
                found = gradient(function, x, upstream, parameters)
            else:
                found = value(function, x, parameters)
            say({"output": None if found is None else base64.b64encode(found).decode()})
        except Exception as error:  # one function's failure is told, and the next one is asked
            say({"error": f"{type(error).__name__}: {error}"})
